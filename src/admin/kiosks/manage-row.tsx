import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { KioskRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { changeKiosk } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useRooms } from '../queries.ts'
import css from './kiosks.module.css'

interface Props {
  kiosk: KioskRow
  columns: number
  renew: () => void
  message: () => void
  revoke: () => void
  close: () => void
}

/** All that can be done with one kiosk. */
export function ManageRow({ kiosk, columns, renew, message, revoke, close }: Props) {
  const { programme } = useHere()
  const isRevoked = kiosk.status === 'revoked'
  return (
    <tr class={css.open}>
      <td colSpan={columns}>
        <div class={css.manage}>
          {!isRevoked && <Place kiosk={kiosk} close={close} />}
          <div class={controls.acts}>
            {!isRevoked && (
              <>
                <Button icon="mail" onClick={message}>
                  Message<span class="vh"> to {kiosk.name}</span>
                </Button>
                <Button icon="sync" onClick={renew}>
                  New code<span class="vh"> for {kiosk.name}</span>
                </Button>
              </>
            )}
            {kiosk.enrolledAt !== null && (
              <Link class={css.act} href={paths.reassignKiosk(programme.id, kiosk.id)}>
                Reassign taps<span class="vh"> of {kiosk.name}</span>
              </Link>
            )}
            {!isRevoked && (
              <Button look="danger" icon="stop" onClick={revoke}>
                Revoke<span class="vh"> {kiosk.name}</span>
              </Button>
            )}
          </div>
        </div>
      </td>
    </tr>
  )
}

/** Another room, another name: the tablet follows by itself. */
function Place({ kiosk, close }: { kiosk: KioskRow; close: () => void }) {
  const { programme } = useHere()
  const rooms = useRooms(programme.id)
  const [room, setRoom] = useState(kiosk.room.id)
  const [name, setName] = useState(kiosk.name)
  const change = useFleetAct(changeTo(kiosk.id))
  const saying = change.error && sayingOf(change.error)
  const known = rooms.data ?? [kiosk.room]
  return (
    <form
      class={css.place}
      onSubmit={(event) => {
        event.preventDefault()
        if (!change.isPending) change.mutate({ room, name: name.trim() }, { onSuccess: close })
      }}
    >
      <SelectField
        label="Room"
        value={room}
        options={known.map(({ id, name }) => [id, name] as const)}
        onValue={setRoom}
      />
      <Field label="Name" required maxLength={200} value={name} onValue={setName} />
      <Button type="submit" look="go" icon="door" disabled={change.isPending}>
        {room === kiosk.room.id ? 'Save the name' : 'Move it there'}
      </Button>
      <p class={css.hint}>
        {room === kiosk.room.id
          ? 'Another room: the tablet shows it within a minute, once it has contact.'
          : 'Move the tablet too. It shows the new room within a minute, once it has contact; a session that staff hold on it by hand ends.'}
      </p>
      <Refusal fact="Not changed.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </form>
  )
}

const changeTo =
  (kiosk: string) =>
  (call: Parameters<typeof changeKiosk>[0], to: { room: string; name: string }) =>
    changeKiosk(call, kiosk, to)
