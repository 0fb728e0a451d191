import * as z from 'zod/mini'
import { KioskRow } from '../../domain/api.ts'
import { type MessageRequest, SheetAnswer, type SheetRequest } from '../../domain/api-fleet.ts'
import type { Result } from '../../domain/result.ts'
import { Anything } from './answers.ts'
import { kioskPath, programmePath } from './calls.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

/** Another room, another name. */
export const changeKiosk = (
  call: Call,
  kiosk: string,
  json: { room?: string; name?: string },
): Answer<KioskRow> => call({ method: 'PATCH', path: kioskPath(kiosk), json, schema: KioskRow })

/** Many kiosks at once, each with a code that lives 24 hours. */
export const makeSheet = (call: Call, programme: string, json: SheetRequest): Answer<SheetAnswer> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/kiosk-sheet`,
    json,
    schema: SheetAnswer,
  })

export const sendMessage = (
  call: Call,
  programme: string,
  json: MessageRequest,
): Answer<{ messages: string[] }> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/messages`,
    json,
    schema: z.object({ messages: z.array(z.string()) }),
  })

/** Kiosks show it no more from their next pull on. */
export const endMessage = (call: Call, message: string): Answer<unknown> =>
  call({
    method: 'POST',
    path: `/api/v1/messages/${encodeURIComponent(message)}/end`,
    json: {},
    schema: Anything,
  })

/** What counts of that which came after a revocation: all, none, or up to a time (ms UTC). */
export const releaseThrough = (
  call: Call,
  kiosk: string,
  json: { through: 'all' | 'none' | number; reason: string },
): Answer<unknown> =>
  call({ method: 'POST', path: `${kioskPath(kiosk)}/release`, json, schema: Anything })

/** Lets the logs of an old identity count that this kiosk brought (PROTOCOL rule 8). */
export const acceptLogs = (call: Call, kiosk: string, logs: string[]): Answer<unknown> =>
  call({
    method: 'POST',
    path: `${kioskPath(kiosk)}/accept-logs`,
    json: { logs },
    schema: Anything,
  })

/** Takes back that logs were accepted: their taps wait again. */
export const unacceptLogs = (call: Call, kiosk: string, logs: string[]): Answer<unknown> =>
  call({
    method: 'POST',
    path: `${kioskPath(kiosk)}/accept-logs/undo`,
    json: { logs },
    schema: Anything,
  })

/** Takes back that numbers of a log were closed as lost. */
export const reopenLost = (
  call: Call,
  log: string,
  json: { first: number; last: number },
): Answer<unknown> =>
  call({
    method: 'POST',
    path: `/api/v1/logs/${encodeURIComponent(log)}/lost/undo`,
    json,
    schema: Anything,
  })

/** Closes numbers of a log that no tablet holds any more (PROTOCOL rule 5). */
export const closeLost = (
  call: Call,
  log: string,
  json: { first: number; last: number; reason: string },
): Answer<unknown> =>
  call({
    method: 'POST',
    path: `/api/v1/logs/${encodeURIComponent(log)}/lost`,
    json,
    schema: Anything,
  })
