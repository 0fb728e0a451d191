import * as z from 'zod/mini'
import { addBookings } from '../../sync-server/db/bookings.ts'
import { testServer } from '../support/server.ts'
import { minute, type Programme, programmeOf, worldStart } from './settings.ts'

/** A programme on a server that nothing has happened to yet: the ids of its things, and its database. */
export interface Template {
  programme: Programme
  id: string
  badgeKey: string
  adminToken: string
  /** id by name */
  rooms: Map<string, string>
  /** id by code */
  sessions: Map<string, string>
  people: Map<string, string>
  copy: Uint8Array
}

const Made = z.object({ id: z.string() })
const Items = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      code: z.nullable(z.string()),
      room: z.optional(z.nullable(z.object({ id: z.string(), name: z.string() }))),
    }),
  ),
})
const made = new Map<number, Promise<Template>>()

/** Made through the API, once a process. */
export function templateOf(variant: number): Promise<Template> {
  const known = made.get(variant)
  if (known) return known
  const making = make(programmeOf(variant))
  made.set(variant, making)
  return making
}

const iso = (ms: number) => new Date(ms).toISOString()

const sessionsCsv = ({ sessions }: Programme) =>
  [
    'code,title,room,start,end,breaks,check_out_required,forgotten_check_out,threshold_percent',
    ...sessions.map((one) =>
      [
        one.code,
        `Title ${one.code}`,
        one.room,
        iso(one.start),
        iso(one.end),
        one.breaks.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(';'),
        one.checkOutRequired,
        one.forgottenCheckOut ?? '',
        one.threshold ?? '',
      ].join(','),
    ),
  ].join('\n')
const clock = (ms: number) => iso(Math.floor(ms / minute) * minute).slice(11, 16)

async function make(programme: Programme): Promise<Template> {
  const server = await testServer()
  server.clock.set(worldStart - 60 * minute)
  const call = async (method: string, path: string, body: unknown, type = 'application/json') => {
    const headers = { 'content-type': type }
    const asked = { token: server.adminToken, headers, ...(body === undefined ? {} : { body }) }
    const answer = await server.request(method, path, asked)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const read: unknown = await answer.json()
    return read
  }
  const { id } = z.parse(
    Made,
    await call('POST', '/api/v1/programmes', { name: 'Audit Days', timeZone: 'UTC' }),
  )
  const under = `/api/v1/programmes/${id}`
  const load = (what: string, csv: string) =>
    call('POST', `${under}/import/${what}?dryRun=false`, csv, 'text/csv')
  if (Object.keys(programme.settings).length > 0) await call('PATCH', under, programme.settings)
  await load('sessions', sessionsCsv(programme))
  const people = programme.people.map(({ code, badge }) => `${code},Person ${code},${badge ?? ''}`)
  await load('attendees', ['code,name,badge', ...people].join('\n'))
  const sessions = z.parse(Items, await call('GET', `${under}/sessions`, undefined)).items
  const attendees = z.parse(Items, await call('GET', `${under}/attendees`, undefined)).items
  const [sessionIds, personIds] = [byCode(sessions), byCode(attendees)]
  const booked = programme.people.flatMap(({ code, booked }) =>
    booked.map((session) => ({
      session: sessionIds.get(session) ?? '',
      attendee: personIds.get(code) ?? '',
    })),
  )
  const { database, clock: now } = server.ctx
  await database.transact((tx) => addBookings(tx, database.dialect, id, 'import', booked, now()))
  const { sqlite } = server.ctx.database
  if (!sqlite) throw new Error('no embedded database')
  const key = sqlite.prepare('select badge_key from programmes where id = ?').get(id)?.badge_key
  const copy = sqlite.serialize()
  await server.close()
  return {
    programme,
    id,
    badgeKey: String(key),
    adminToken: server.adminToken,
    rooms: new Map(sessions.flatMap(({ room }) => (room ? [[room.name, room.id] as const] : []))),
    sessions: sessionIds,
    people: personIds,
    copy,
  }
}

const byCode = (items: { id: string; code: string | null }[]) =>
  new Map(items.flatMap(({ id, code }) => (code === null ? [] : [[code, id] as const])))
