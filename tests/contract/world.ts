import * as z from 'zod/mini'
import type { TestServer } from '../support/server.ts'

/** A new programme on a server, made by section 6 of the protocol alone. */
export interface World {
  server: TestServer
  programme: string
  rooms: { aspen: string; birch: string }
  /** session id by code: S1 in Aspen from 09:00 to 10:00, S2 in Birch from 10:30 to 11:30 */
  sessions: { S1: string; S2: string }
  /** attendee id by code */
  people: Record<string, string>
  /** an admin's call that must succeed */
  admin: (method: string, path: string, body?: unknown) => Promise<unknown>
  importCsv: (what: 'sessions' | 'attendees', csv: string) => Promise<unknown>
  /** an id as a kiosk draws it: the same for the same name, another in each world */
  id: (name: string) => string
}

const Made = z.object({ id: z.string() })
const Sessions = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      code: z.nullable(z.string()),
      room: z.nullable(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
})
const People = z.object({
  items: z.array(z.object({ id: z.string(), code: z.nullable(z.string()) })),
})

const sessionsCsv = `code,title,room,start,end
S1,Designing for trust,Aspen,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z
S2,Reading the ledger,Birch,2026-03-01T10:30:00Z,2026-03-01T11:30:00Z
`
const peopleCsv = `code,name,email,organisation,badge
amara,Amara Okonkwo,amara@example.org,Lagos Audit,B-100
marek,Marek Dvořák,marek@example.org,Charles University,B-200
`

export async function makeWorld(server: TestServer): Promise<World> {
  const admin = async (method: string, path: string, body?: unknown, headers = {}) => {
    const ask = { token: server.adminToken, headers, ...(body === undefined ? {} : { body }) }
    const response = await server.request(method, path, ask)
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const made = z.parse(
    Made,
    await admin('POST', '/api/v1/programmes', { name: 'Audit Days', timeZone: 'UTC' }),
  )
  const programme = made.id
  const importCsv = (what: 'sessions' | 'attendees', csv: string) =>
    admin('POST', `/api/v1/programmes/${programme}/import/${what}?dryRun=false`, csv, {
      'content-type': 'text/csv',
    })
  await importCsv('sessions', sessionsCsv)
  await importCsv('attendees', peopleCsv)
  const sessions = z.parse(Sessions, await admin('GET', `/api/v1/programmes/${programme}/sessions`))
  const byCode = (code: string) => {
    const found = sessions.items.find((session) => session.code === code)
    if (!found?.room) throw new Error(`no session ${code}`)
    return { id: found.id, room: found.room.id }
  }
  return {
    server,
    programme,
    rooms: { aspen: byCode('S1').room, birch: byCode('S2').room },
    sessions: { S1: byCode('S1').id, S2: byCode('S2').id },
    people: await peopleOf(admin, programme),
    admin,
    importCsv,
    id: (name) => `${name}-${programme}`,
  }
}

/** Attendee id by code, as the server lists them now. */
export async function peopleOf(
  admin: World['admin'],
  programme: string,
): Promise<Record<string, string>> {
  const path = `/api/v1/programmes/${programme}/attendees?limit=1000`
  const { items } = z.parse(People, await admin('GET', path))
  return Object.fromEntries(items.flatMap(({ id, code }) => (code === null ? [] : [[code, id]])))
}
