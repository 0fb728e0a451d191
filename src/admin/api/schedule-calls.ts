import { RoomRef } from '../../domain/api.ts'
import {
  type NewSession,
  type ProgrammeChange,
  type SessionChange,
  SessionSaved,
} from '../../domain/api-sessions.ts'
import type { Result } from '../../domain/result.ts'
import { Anything } from './answers.ts'
import { programmePath, sessionPath } from './calls.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

export const addSession = (call: Call, programme: string, json: NewSession): Answer<SessionSaved> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/sessions`,
    json,
    schema: SessionSaved,
  })

/** Refused as `stale` where `revision` is an old one. */
export const changeSession = (
  call: Call,
  session: string,
  json: SessionChange,
): Answer<SessionSaved> =>
  call({ method: 'PATCH', path: sessionPath(session), json, schema: SessionSaved })

/** Its name, days, and as long as it has no sessions its zone. */
export const changeProgramme = (
  call: Call,
  programme: string,
  json: ProgrammeChange,
): Answer<unknown> =>
  call({ method: 'PATCH', path: programmePath(programme), json, schema: Anything })

export const renameRoom = (call: Call, room: string, name: string): Answer<RoomRef> =>
  call({
    method: 'PATCH',
    path: `/api/v1/rooms/${encodeURIComponent(room)}`,
    json: { name },
    schema: RoomRef,
  })
