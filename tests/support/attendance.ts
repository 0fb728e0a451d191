import * as z from 'zod/mini'
import { AttendanceAnswer, type AttendanceRow } from '../../src/domain/api.ts'
import type { TestServer } from './server.ts'

/** A session's attendance as the API gives it. */
export async function readAttendance(server: TestServer, session = 's'): Promise<AttendanceRow[]> {
  const response = await server.request('GET', `/api/v1/sessions/${session}/attendance`, {
    token: server.adminToken,
  })
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  return z.parse(AttendanceAnswer, await response.json()).items
}

/** One attendee's row of it. */
export async function readRow(
  server: TestServer,
  attendee: string,
  session = 's',
): Promise<AttendanceRow> {
  const row = (await readAttendance(server, session)).find((row) => row.attendee === attendee)
  if (!row) throw new Error(`${attendee} has no row`)
  return row
}
