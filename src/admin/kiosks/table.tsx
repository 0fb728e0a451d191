import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { KioskRow } from '../../domain/api.ts'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { useHere } from '../programme.ts'
import { Facts } from './facts.tsx'
import own from './kiosks.module.css'
import { ManageRow } from './manage-row.tsx'
import { ProblemList } from './problem-list.tsx'
import { byNeed, type Problem } from './problems.ts'
import { RevokeRow } from './revoke-row.tsx'

const columns: Column[] = [
  { head: 'Kiosk' },
  { head: 'Last contact' },
  { head: 'Waiting', class: css.r },
  { head: 'Clock', class: `${css.r} ${css.opt}` },
  { head: 'Storage', class: css.opt },
  { head: 'Battery', class: `${css.r} ${css.opt}` },
  { head: 'Version', class: `${css.r} ${css.opt}` },
  { head: <span class="vh">Actions</span> },
]

interface Props {
  kiosks: readonly KioskRow[]
  now: number
  /** of the server; undefined: not known yet */
  version: string | undefined
  renew: (kiosk: KioskRow) => void
  message: (kiosk: KioskRow) => void
}

type Open = { id: string; act: 'manage' | 'revoke' } | null

/** The kiosks of a programme: those that need somebody first, with what to do. */
export function KiosksTable({ kiosks, now, version, renew, message }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <Table caption="Kiosks" columns={columns}>
      {byNeed(kiosks, now, version).map(({ kiosk, problems }) => {
        const act = open?.id === kiosk.id ? open.act : null
        return (
          <Rows
            key={kiosk.id}
            {...{ kiosk, problems, now, act }}
            toggle={() => setOpen(act ? null : { id: kiosk.id, act: 'manage' })}
          >
            {act === 'manage' && (
              <ManageRow
                {...{ kiosk, close }}
                columns={columns.length}
                renew={() => renew(kiosk)}
                message={() => message(kiosk)}
                revoke={() => setOpen({ id: kiosk.id, act: 'revoke' })}
              />
            )}
            {act === 'revoke' && <RevokeRow {...{ kiosk, close }} columns={columns.length} />}
          </Rows>
        )
      })}
    </Table>
  )
}

interface RowsProps {
  kiosk: KioskRow
  problems: Problem[]
  now: number
  act: 'manage' | 'revoke' | null
  toggle: () => void
  children: ComponentChildren
}

function Rows({ kiosk, problems, now, act, toggle, children }: RowsProps) {
  const { mayAct } = useHere()
  const hasMore = problems.length > 0 || act !== null
  return (
    <>
      <tr class={hasMore ? own.goesOn : undefined}>
        <Facts kiosk={kiosk} now={now} />
        <td class={`${css.r} ${own.last}`}>
          {mayAct && (
            <button type="button" class={own.more} aria-expanded={act !== null} onClick={toggle}>
              {act === null ? 'Manage' : 'Close'}
              <span class="vh"> {kiosk.name}</span>
            </button>
          )}
        </td>
      </tr>
      {problems.length > 0 && (
        <tr class={act === null ? undefined : own.goesOn}>
          <td colSpan={columns.length}>
            <ProblemList problems={problems} />
          </td>
        </tr>
      )}
      {children}
    </>
  )
}
