import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { KioskRow } from '../../domain/api.ts'
import { ago, bytesText, clock, offsetText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import own from './kiosks.module.css'
import { RevokeRow } from './revoke-row.tsx'
import { Todos } from './todos.tsx'
import { hasLittleStorage, isClockOff, stateOf } from './view.ts'

const columns: Column[] = [
  { head: 'Kiosk' },
  { head: 'Room' },
  { head: 'State' },
  { head: 'Last contact' },
  { head: 'Taps waiting', class: css.r },
  { head: 'Clock', class: `${css.r} ${css.opt}` },
  { head: 'Storage', class: css.opt },
  { head: 'Version', class: `${css.r} ${css.opt}` },
  { head: 'To look at' },
  { head: <span class="vh">Actions</span> },
]

interface Props {
  kiosks: readonly KioskRow[]
  now: number
  renew: (kiosk: KioskRow) => void
}

/** The kiosks of a programme, one a line. */
export function KiosksTable({ kiosks, now, renew }: Props) {
  const { programme, mayAct } = useHere()
  const [revoking, setRevoking] = useState<string>()
  return (
    <Table caption="Kiosks" columns={columns}>
      {kiosks.map((kiosk) =>
        kiosk.id === revoking ? (
          <RevokeRow
            key={kiosk.id}
            kiosk={kiosk}
            columns={columns.length}
            close={() => setRevoking(undefined)}
          />
        ) : (
          <tr key={kiosk.id}>
            <Facts kiosk={kiosk} now={now} />
            <td>
              <Todos kiosk={kiosk} />
            </td>
            <td>
              {mayAct && (
                <span class={own.acts}>
                  {kiosk.enrolledAt !== null && (
                    <Link class={own.act} href={paths.reassignKiosk(programme.id, kiosk.id)}>
                      Reassign taps<span class="vh"> of {kiosk.name}</span>
                    </Link>
                  )}
                  {kiosk.status !== 'revoked' && (
                    <Manage {...{ kiosk, renew }} revoke={() => setRevoking(kiosk.id)} />
                  )}
                </span>
              )}
            </td>
          </tr>
        ),
      )}
    </Table>
  )
}

interface ManageProps {
  kiosk: KioskRow
  renew: (kiosk: KioskRow) => void
  revoke: () => void
}

function Manage({ kiosk, renew, revoke }: ManageProps) {
  return (
    <>
      <Button look="text" onClick={() => renew(kiosk)}>
        New code<span class="vh"> for {kiosk.name}</span>
      </Button>
      <Button look="text" onClick={revoke}>
        Revoke<span class="vh"> {kiosk.name}</span>
      </Button>
    </>
  )
}

function Facts({ kiosk, now }: { kiosk: KioskRow; now: number }) {
  const { programme } = useHere()
  const state = stateOf(kiosk, now)
  const { lastContact, waiting, offset, build } = kiosk
  return (
    <>
      <td>
        <b>
          <bdi>{kiosk.name}</bdi>
        </b>
      </td>
      <td>
        <bdi>{kiosk.room.name}</bdi>
      </td>
      <td>
        <Status shape={state.shape} tone={state.tone}>
          {state.words}
        </Status>
      </td>
      <td class={css.nw}>
        {lastContact === null ? (
          <span class={css.dim}>never</span>
        ) : (
          <span class={state.tone === 'bad' ? own.bad : undefined}>
            {clock(lastContact, programme.timeZone)}, {ago(now - lastContact)}
          </span>
        )}
      </td>
      <td class={css.r}>
        {waiting !== null && waiting > 0 ? <b class={own.at}>{waiting}</b> : waiting}
      </td>
      <td class={`${css.r} ${css.opt} ${css.nw}`}>
        {offset !== null &&
          (isClockOff(kiosk) ? <b class={own.at}>{offsetText(offset)}</b> : offsetText(offset))}
      </td>
      <td class={`${css.opt} ${css.nw}`}>
        <Storage kiosk={kiosk} />
      </td>
      <td class={`${css.r} ${css.opt}`}>{build}</td>
    </>
  )
}

function Storage({ kiosk }: { kiosk: KioskRow }) {
  const { persisted, freeBytes } = kiosk
  if (persisted === null) return null
  const words = persisted ? 'Kept' : 'Not kept'
  return (
    <>
      {hasLittleStorage(kiosk) ? <b class={own.at}>{words}</b> : words}
      {freeBytes !== null && <span class={css.sub}>{bytesText(freeBytes)} free</span>}
    </>
  )
}
