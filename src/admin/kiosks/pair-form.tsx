import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { KioskCode, RoomRef } from '../../domain/api.ts'
import { createKiosk, createRoom } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { Empty } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import css from './kiosks.module.css'

interface Props {
  rooms: readonly RoomRef[]
  paired: (code: KioskCode) => void
  close: () => void
}

/** not an id: those of rooms are never empty */
const newRoom = ''

/** Asks for room and name, and makes the kiosk with its code. */
export function PairForm({ rooms, paired, close }: Props) {
  const { programme, isAdmin } = useHere()
  const [room, setRoom] = useState(rooms[0]?.id ?? newRoom)
  const [roomName, setRoomName] = useState('')
  const [name, setName] = useState('')
  const { busy, refusal, pair } = usePairing(paired)
  if (rooms.length === 0 && !isAdmin) {
    return <Empty>This programme has no rooms yet. An admin imports sessions or adds a room.</Empty>
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void pair({ room, roomName: roomName.trim(), name: name.trim() })
      }}
    >
      <h2>Pair a kiosk</h2>
      {rooms.length === 0 ? (
        <p>
          No rooms yet. <b>Import sessions first:</b> they bring the rooms. Or add a room by hand.{' '}
          <LinkButton href={paths.importing(programme.id)} icon="file">
            Import sessions
          </LinkButton>
        </p>
      ) : (
        <label class={css.choice}>
          <span>Room</span>
          <select
            class={controls.inp}
            value={room}
            onChange={(event) => setRoom(event.currentTarget.value)}
          >
            {rooms.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {isAdmin && <option value={newRoom}>New room …</option>}
          </select>
        </label>
      )}
      {room === newRoom && (
        <Field
          label="Name of the room"
          required
          maxLength={200}
          value={roomName}
          onValue={setRoomName}
        />
      )}
      <Field
        label="Name of the kiosk, like “left door”"
        required
        maxLength={200}
        value={name}
        onValue={setName}
      />
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="plus" disabled={busy}>
          {busy ? 'Making a code …' : 'Make a code'}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="No code made.">{refusal}</Refusal>
    </form>
  )
}

interface Wanted {
  room: string
  roomName: string
  name: string
}

function usePairing(paired: (code: KioskCode) => void) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const refuse = (failure: Failure) => {
    const { what, todo } = saying(failure)
    setRefusal(`${what} ${todo}`)
    setBusy(false)
  }
  const pair = async ({ room, roomName, name }: Wanted) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const made = room === newRoom ? await createRoom(call, programme.id, roomName) : undefined
    if (made && !made.ok) return refuse(made.error)
    const id = made ? made.value.id : room
    const code = await createKiosk(call, { programme: programme.id, room: id, name })
    await client.invalidateQueries({ queryKey: keys.programme(programme.id) })
    if (!code.ok) return refuse(code.error)
    paired(code.value)
  }
  return { busy, refusal, pair }
}
