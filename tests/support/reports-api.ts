import { ReportAnswer, ReportList, type ReportRequest } from '../../src/domain/api-reports.ts'
import type { TestServer } from './server.ts'

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
