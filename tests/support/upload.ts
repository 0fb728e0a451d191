import type * as z from 'zod/mini'
import type { AttendeeRow, ImportReport, SessionListRow } from '../../src/domain/api.ts'
import { type TestServer, type TestServerOptions, testServer } from './server.ts'

type Report = z.infer<typeof ImportReport>

export interface Uploaded {
  status: number
  body: Report & { code?: string; detail?: string }
}

export interface Uploading extends TestServer {
  programme: string
  upload: (
    what: 'sessions' | 'attendees' | 'bookings',
    file: string | Uint8Array,
    options?: { type?: string; query?: string; programme?: string },
  ) => Promise<Uploaded>
  get: <T>(path: string) => Promise<T>
  /** what a download holds; CSV or `?format=xlsx` */
  download: (what: string, query?: string) => Promise<Uint8Array>
  sessions: () => Promise<SessionListRow[]>
  attendees: () => Promise<AttendeeRow[]>
  addProgramme: (timeZone: string) => Promise<string>
}

/** A server with an empty programme and the calls that imports are tested with. */
export async function uploading(
  timeZone = 'Europe/Berlin',
  options: TestServerOptions = {},
): Promise<Uploading> {
  const server = await testServer(options)
  const token = server.adminToken
  const addProgramme = async (zone: string) => {
    const body = { name: 'Audit Days', timeZone: zone }
    const made = await server.request('POST', '/api/v1/programmes', { token, body })
    return (await made.json()).id as string
  }
  const programme = await addProgramme(timeZone)
  const get = async <T>(path: string): Promise<T> => {
    const got = await server.request('GET', path, { token })
    return (await got.json()) as T
  }
  return {
    ...server,
    programme,
    addProgramme,
    get,
    upload: async (what, body, { type = 'text/csv', query = '', programme: into } = {}) => {
      const path = `/api/v1/programmes/${into ?? programme}/import/${what}${query}`
      const headers = { 'content-type': type }
      const got = await server.request('POST', path, { token, body, headers })
      return { status: got.status, body: await got.json() }
    },
    download: async (what, query = '') => {
      const path = `/api/v1/programmes/${programme}/export/${what}${query}`
      const got = await server.request('GET', path, { token })
      return new Uint8Array(await got.arrayBuffer())
    },
    sessions: async () =>
      (
        await get<{ items: SessionListRow[] }>(
          `/api/v1/programmes/${programme}/sessions?limit=1000`,
        )
      ).items,
    attendees: async () =>
      (await get<{ items: AttendeeRow[] }>(`/api/v1/programmes/${programme}/attendees?limit=1000`))
        .items,
  }
}

/** Lines of a file. */
export const lines = (...rows: string[]): string => `${rows.join('\n')}\n`

/** How a report counts: added, updated, unchanged. */
export const counts = ({ body }: Uploaded): number[] => [body.added, body.updated, body.unchanged]

/** Row, column and code of each error. */
export const errors = ({ body }: Uploaded) =>
  body.errors.map(({ row, column, code }) => [row, column, code])
