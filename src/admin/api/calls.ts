import type * as z from 'zod/mini'
import {
  AttendanceAnswer,
  type AttendanceRow,
  ImportReport,
  KioskCode,
  KioskFileAnswer,
  type MarksRequest,
  Me,
  Page,
  Programme,
  SettingsAnswer,
  type SettingsRequest,
  type SetupRequest,
  SetupState,
} from '../../domain/api.ts'
import type { ColumnChoice } from '../../domain/api-imports.ts'
import type { NewProgramme } from '../../domain/api-sessions.ts'
import { ok, type Result } from '../../domain/result.ts'
import { Anything, Created, Marked, SampleMade } from './answers.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

export const programmePath = (id: string): string => `/api/v1/programmes/${encodeURIComponent(id)}`
export const sessionPath = (id: string): string => `/api/v1/sessions/${encodeURIComponent(id)}`
export const kioskPath = (id: string): string => `/api/v1/kiosks/${encodeURIComponent(id)}`

/** Who is signed in; null: nobody. */
export async function fetchMe(call: Call, signal?: AbortSignal): Answer<Me | null> {
  const answer = await call({ path: '/api/v1/me', schema: Me, ...(signal ? { signal } : {}) })
  if (answer.ok || answer.error.kind !== 'problem' || answer.error.status !== 401) return answer
  return ok(null)
}

/** Every item of a list, page after page. */
export async function fetchAll<T extends z.ZodMiniType>(
  call: Call,
  path: string,
  item: T,
  signal: AbortSignal,
  filter: Record<string, string> = {},
): Answer<z.infer<T>[]> {
  const items: z.infer<T>[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ ...filter, limit: '1000' })
    if (cursor !== null) query.set('cursor', cursor)
    const page = await call({ path: `${path}?${query}`, schema: Page(item), signal })
    if (!page.ok) return page
    items.push(...page.value.items)
    cursor = page.value.next
  } while (cursor !== null)
  return ok(items)
}

export const fetchProgrammes = (call: Call, signal: AbortSignal): Answer<Programme[]> =>
  fetchAll(call, '/api/v1/programmes', Programme, signal)

export async function fetchAttendance(
  call: Call,
  session: string,
  signal?: AbortSignal,
): Answer<AttendanceRow[]> {
  const path = `${sessionPath(session)}/attendance?format=json`
  const answer = await call({ path, schema: AttendanceAnswer, ...(signal ? { signal } : {}) })
  return answer.ok ? ok(answer.value.items) : answer
}

export const fetchSetup = (call: Call): Answer<z.infer<typeof SetupState>> =>
  call({ path: '/api/v1/setup', schema: SetupState })

export const setUp = (call: Call, json: SetupRequest): Answer<unknown> =>
  call({ method: 'POST', path: '/api/v1/setup', json, schema: Anything })

export const signIn = (call: Call, email: string, password: string): Answer<unknown> =>
  call({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    json: { email, password },
    schema: Anything,
  })

export const signOut = (call: Call): Answer<unknown> =>
  call({ method: 'POST', path: '/api/auth/sign-out', json: {}, schema: Anything })

export const createProgramme = (call: Call, json: NewProgramme): Answer<{ id: string }> =>
  call({ method: 'POST', path: '/api/v1/programmes', json, schema: Created })

export const loadSample = (call: Call): Answer<{ programme: string }> =>
  call({ method: 'POST', path: '/api/v1/sample', json: {}, schema: SampleMade })

export const sendMarks = (
  call: Call,
  session: string,
  json: MarksRequest,
): Answer<{ marked: number }> =>
  call({ method: 'POST', path: `${sessionPath(session)}/marks`, json, schema: Marked })

export const closeSession = (call: Call, session: string): Answer<unknown> =>
  call({ method: 'POST', path: `${sessionPath(session)}/closing`, json: {}, schema: Anything })

export const createRoom = (call: Call, programme: string, name: string): Answer<{ id: string }> =>
  call({
    method: 'POST',
    path: `${programmePath(programme)}/rooms`,
    json: { name },
    schema: Created,
  })

export const createKiosk = (
  call: Call,
  json: { programme: string; room: string; name: string },
): Answer<KioskCode> => call({ method: 'POST', path: '/api/v1/kiosks', json, schema: KioskCode })

export const renewCode = (call: Call, kiosk: string): Answer<KioskCode> =>
  call({ method: 'POST', path: `${kioskPath(kiosk)}/code`, json: {}, schema: KioskCode })

/** `release`: all that came after the revocation counts. */
export const actOnKiosk = (call: Call, kiosk: string, act: 'revoke' | 'release'): Answer<unknown> =>
  call({
    method: 'POST',
    path: `${kioskPath(kiosk)}/${act}`,
    json: act === 'release' ? { through: 'all' } : {},
    schema: Anything,
  })

export const changeSettings = (
  call: Call,
  programme: string,
  json: SettingsRequest,
): Answer<SettingsAnswer> =>
  call({
    method: 'PATCH',
    path: `${programmePath(programme)}/settings`,
    json,
    schema: SettingsAnswer,
  })

/** A tablet's exported file; twice is harmless. */
export const sendKioskFile = (call: Call, data: Blob): Answer<KioskFileAnswer> =>
  call({
    method: 'POST',
    path: '/api/v1/kiosk-files',
    file: { type: 'application/x-ndjson', data },
    schema: KioskFileAnswer,
  })

export interface ImportFile {
  programme: string
  what: 'sessions' | 'attendees' | 'bookings'
  type: string
  data: Blob
  dryRun: boolean
  cancelMissing: boolean
  name: string
  /** a name for this upload, by which its progress is asked for; null: it is small */
  upload: string | null
  /** what its columns are taken as; undefined: what they are known as by themselves */
  columns: ColumnChoice | undefined
}

export const importFile = (call: Call, file: ImportFile): Answer<ImportReport> =>
  call({
    method: 'POST',
    path: `${programmePath(file.programme)}/import/${file.what}?${new URLSearchParams({
      dryRun: String(file.dryRun),
      ...(file.cancelMissing ? { cancelMissing: 'true' } : {}),
      ...(file.dryRun ? {} : { file: file.name }),
      ...(file.upload === null ? {} : { upload: file.upload }),
      ...(file.columns ? { columns: JSON.stringify(file.columns) } : {}),
    })}`,
    file: { type: file.type, data: file.data },
    schema: ImportReport,
  })
