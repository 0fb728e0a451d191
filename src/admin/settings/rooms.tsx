import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { RoomRef } from '../../domain/api.ts'
import { createRoom } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { renameRoom } from '../api/schedule-calls.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { keys, useRooms } from '../queries.ts'
import { useServices } from '../services.ts'
import css from './settings.module.css'

/** The programme's rooms: add one, rename one. */
export function Rooms() {
  const { programme } = useHere()
  const rooms = useRooms(programme.id)
  return (
    <section class={css.part}>
      <h2>Rooms</h2>
      <Await query={rooms} what="the rooms">
        {(all) => (
          <ul class={css.rooms}>
            {all.map((room) => (
              <Room key={room.id} room={room} />
            ))}
            {all.length === 0 && (
              <li class={text.dim}>No rooms yet. Sheets and schedules bring theirs along.</li>
            )}
          </ul>
        )}
      </Await>
      <NewRoom />
    </section>
  )
}

function Room({ room }: { room: RoomRef }) {
  const { call } = useServices()
  const [name, setName] = useState<string | null>(null)
  const rename = useNaming(
    (to) => orThrow(renameRoom(call, room.id, to)),
    () => setName(null),
  )
  if (name === null) {
    return (
      <li class={css.room}>
        <bdi>{room.name}</bdi>
        <Button look="text" onClick={() => setName(room.name)}>
          Rename<span class="vh"> {room.name}</span>
        </Button>
      </li>
    )
  }
  return (
    <li>
      <NameForm
        label={`New name of ${room.name}`}
        act="Rename"
        name={name}
        setName={setName}
        naming={rename}
        close={() => setName(null)}
      />
    </li>
  )
}

function NewRoom() {
  const { call } = useServices()
  const { programme } = useHere()
  const [name, setName] = useState('')
  const add = useNaming(
    (wanted) => orThrow(createRoom(call, programme.id, wanted)),
    () => setName(''),
  )
  return <NameForm label="New room" act="Add a room" {...{ name, setName }} naming={add} />
}

interface FormProps {
  label: string
  act: string
  name: string
  setName: (name: string) => void
  naming: ReturnType<typeof useNaming>
  close?: () => void
}

function NameForm({ label, act, name, setName, naming, close }: FormProps) {
  const failure = naming.error ? sayingOf(naming.error) : null
  return (
    <form
      class={`${css.row} ${css.naming}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '' && !naming.isPending) naming.mutate(name.trim())
      }}
    >
      <Field label={label} required maxLength={200} value={name} onValue={setName} />
      <Button type="submit" icon={close ? 'tick' : 'plus'} disabled={naming.isPending}>
        {act}
      </Button>
      {close && <Button onClick={close}>Not now</Button>}
      <Refusal fact="Not done.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}

/** @param done the name is stored */
function useNaming(send: (name: string) => Promise<unknown>, done: () => void) {
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: done,
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
