import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import type { RoomRef, SessionRow } from '../../domain/api.ts'
import { StaleProblem } from '../../domain/api-sessions.ts'
import { createRoom } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { addSession, changeSession } from '../api/schedule-calls.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { changesOf, type Values } from './values.ts'

/** What an edit is based on; null: the session is new. */
export interface Base {
  id: string
  revision: number
  values: Values
}

interface Saving {
  base: Base | null
  values: Values
  /** a room to be added first */
  newRoom: string | null
  roomAdded: (room: RoomRef) => void
}

export type Saved =
  | { kind: 'saved'; id: string }
  /** somebody else saved meanwhile: how the session stands now */
  | { kind: 'stale'; theirs: SessionRow }
  | { kind: 'refused' }

/** Saves a session; only what differs from its base is sent, with the base's revision. */
export function useSave() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const refuse = (failure: Failure): Saved => {
    const theirs = staleRow(failure)
    if (theirs) return { kind: 'stale', theirs }
    const { what, todo } = saying(failure)
    setRefusal(`${what} ${todo}`)
    return { kind: 'refused' }
  }
  const send = async ({ base, values, newRoom, roomAdded }: Saving): Promise<Saved> => {
    let { room } = values
    if (newRoom !== null) {
      const added = await createRoom(call, programme.id, newRoom.trim())
      if (!added.ok) return refuse(added.error)
      room = { id: added.value.id, name: newRoom.trim() }
      roomAdded(room)
    }
    const wanted = { ...values, room }
    const answer = base
      ? await changeSession(call, base.id, {
          ...changesOf(base.values, wanted),
          revision: base.revision,
        })
      : await addSession(call, programme.id, wanted)
    if (!answer.ok) return refuse(answer.error)
    return { kind: 'saved', id: answer.value.id }
  }
  const save = async (saving: Saving): Promise<Saved> => {
    setBusy(true)
    setRefusal(undefined)
    const saved = await send(saving)
    await client.invalidateQueries({ queryKey: keys.programme(programme.id) })
    setBusy(false)
    return saved
  }
  return { busy, refusal, save }
}

/** The session as it stands, where a save was refused because somebody else had changed it. */
function staleRow(failure: Failure): SessionRow | null {
  if (failure.kind !== 'problem') return null
  const parsed = z.safeParse(StaleProblem, failure.body)
  return parsed.success ? parsed.data.current : null
}
