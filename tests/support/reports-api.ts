import { ReportAnswer, ReportList, type ReportRequest } from '../../src/domain/api-reports.ts'
import type { DialectName } from '../../sync-server/db/dialect.ts'
import type { TestDatabases } from './databases.ts'
import { minute, seed, sessionEnd, sessionStart } from './seed.ts'
import { type TestServer, testServer } from './server.ts'

type Confirmed = Omit<ReportRequest, 'file'>

/** What an admin confirmed of the reports that `onlineReport` writes. */
export const confirmed: Confirmed = { zone: 'UTC', dateOrder: 'mdy' }

async function send(server: TestServer, file: Uint8Array, dryRun: boolean, over: Confirmed) {
  const body = { file: Buffer.from(file).toString('base64'), ...over }
  const path = `/api/v1/sessions/s/reports?dryRun=${dryRun}`
  return server.request('POST', path, { token: server.adminToken, body })
}

async function read(response: Response) {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  return ReportAnswer.parse(await response.json())
}

/** A preview for session `s`. */
export async function preview(server: TestServer, file: Uint8Array, over: Confirmed = confirmed) {
  return read(await send(server, file, true, over))
}

/** The same applied. */
export async function apply(server: TestServer, file: Uint8Array, over: Confirmed = confirmed) {
  return read(await send(server, file, false, over))
}

/** Status, code and words of a refusal. */
export async function refused(server: TestServer, file: Uint8Array, over: Confirmed = confirmed) {
  const response = await send(server, file, false, over)
  return { status: response.status, ...(await response.json()) }
}

export async function listReports(server: TestServer) {
  const path = '/api/v1/sessions/s/reports'
  const response = await server.request('GET', path, { token: server.adminToken })
  return ReportList.parse(await response.json())
}

export const undoReport = (server: TestServer, id: string | null) =>
  server.request('POST', `/api/v1/reports/${id}/undo`, { token: server.adminToken, body: {} })

/** So many minutes after session `s` began, ms UTC. */
export const later = (minutes: number): number => sessionStart + minutes * minute

/** Session `s` just after its end, with Amara, who is booked, Marek and Lena on the roster. */
export async function afterOnlineSession(
  databases: TestDatabases,
  dialect: DialectName,
  delivery = 'hybrid',
): Promise<TestServer> {
  const server = await testServer({ database: await databases.open(dialect) })
  const attendees = { amara: 'Amara Okonkwo', marek: 'Marek Dvořák', lena: 'Lena Vogel' }
  const sessions = [{ id: 's', delivery }]
  await seed(server.ctx, { attendees, sessions, bookings: { s: ['amara'] } })
  server.clock.set(sessionEnd + minute)
  return server
}
