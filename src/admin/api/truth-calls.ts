import { SessionRow } from '../../domain/api.ts'
import { CorrectionsAnswer, type CorrectionsRequest, Repair } from '../../domain/api-truth.ts'
import type { Result } from '../../domain/result.ts'
import { Anything } from './answers.ts'
import { kioskPath, programmePath, sessionPath } from './calls.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

/** Appends corrections, all or none. */
export const sendCorrections = (
  call: Call,
  programme: string,
  json: CorrectionsRequest,
): Answer<CorrectionsAnswer> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/corrections`,
    json,
    schema: CorrectionsAnswer,
  })

/** Many corrections at once with what they change; `dryRun`: only what they would. */
export const sendRepair = (
  call: Call,
  programme: string,
  dryRun: boolean,
  json: CorrectionsRequest,
): Answer<Repair> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/repair?dryRun=${dryRun}`,
    json,
    schema: Repair,
  })

/** Takes back one correction, or all that were appended together. */
export const sendUndo = (
  call: Call,
  what: 'corrections' | 'batches',
  id: string,
): Answer<CorrectionsAnswer> =>
  call({
    method: 'POST',
    path: `/api/v1/${what}/${encodeURIComponent(id)}/undo`,
    json: {},
    schema: CorrectionsAnswer,
  })

/** Staff say that a kiosk takes no more taps, or that it does after all. */
export const sendPackedUp = (call: Call, kiosk: string, packed: boolean): Answer<unknown> =>
  call({
    method: 'POST',
    path: `${kioskPath(kiosk)}/packed-up${packed ? '' : '/undo'}`,
    json: {},
    schema: Anything,
  })

/** When a session really began and ended, ms UTC; null: as scheduled. `revision`: as it was shown. */
export interface ActualTimes {
  actualStart: number | null
  actualEnd: number | null
  revision: number
}

/** Refused as `stale` where somebody else changed the session meanwhile. */
export const sendActualTimes = (
  call: Call,
  session: string,
  json: ActualTimes,
): Answer<SessionRow> =>
  call({ method: 'PATCH', path: sessionPath(session), json, schema: SessionRow })
