import * as z from 'zod/mini'
import { BookAnswer, LineAnswer } from '../../src/domain/api-bookings.ts'
import { seed } from './seed.ts'
import type { TestServer } from './server.ts'

/** What people do to a session's bookings, through the API, as staff. */
export interface BookingActs {
  post: (path: string, body: unknown, token?: string) => Promise<Response>
  /** how each came out: `booked`, `already`, or the place in line */
  book: (attendees: string[], more?: object) => Promise<(string | number)[]>
  remove: (attendees: string[], more?: object) => Promise<Response>
  capacity: (capacity: number | null) => Promise<void>
  /** ids, first to last */
  line: () => Promise<string[]>
  lineAct: (method: 'PATCH' | 'DELETE', attendee: string, body?: unknown) => Promise<Response>
  /** ids of those who hold a booking, sorted */
  booked: () => Promise<string[]>
  /** the history: act and detail */
  acts: () => Promise<{ act: string; by: string; detail: Record<string, unknown> }[]>
  /** what waits in the outbox: template and attendee */
  mails: () => Promise<string[]>
}

/** People by letters, `a` to `h`, on the roster of a programme whose session `s` has so many places. */
export async function seedLine(server: TestServer, capacity: number | null): Promise<void> {
  const letters = 'abcdefgh'.split('')
  await seed(server.ctx, {
    sessions: [{ id: 's', code: 'S1', capacity }],
    attendees: Object.fromEntries(letters.map((id) => [id, `Person ${id.toUpperCase()}`])),
  })
}

export function bookingActs(server: TestServer): BookingActs {
  const { db } = server.ctx.database
  const ask = (method: string, path: string, body?: unknown, token = server.adminToken) =>
    server.request(method, `/api/v1/sessions/s${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    })
  const must = async (answer: Response) => {
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    return answer
  }
  return {
    post: (path, body, token) => ask('POST', path, body, token),
    book: async (attendees, more = {}) => {
      const answer = await must(await ask('POST', '/bookings', { attendees, ...more }))
      const { items } = z.parse(BookAnswer, await answer.json())
      return items.map(({ as, place }) => place ?? as)
    },
    remove: (attendees, more = {}) => ask('POST', '/removals', { attendees, ...more }),
    capacity: async (capacity) => {
      await must(await ask('PATCH', '', { capacity }))
    },
    line: async () => {
      const answer = await must(await ask('GET', '/line'))
      const { items } = z.parse(LineAnswer, await answer.json())
      return items.map(({ attendee }) => attendee)
    },
    lineAct: (method, attendee, body) => ask(method, `/line/${attendee}`, body),
    booked: async () => {
      const rows = await db
        .selectFrom('bookings')
        .select('attendee')
        .where('cancelled_at', 'is', null)
        .orderBy('attendee')
        .execute()
      return rows.map(({ attendee }) => attendee)
    },
    acts: async () => {
      const rows = await db.selectFrom('audit').selectAll().orderBy('n').execute()
      return rows.map(({ act, by, detail }) => ({ act, by, detail: JSON.parse(detail) }))
    },
    mails: async () => {
      const rows = await db.selectFrom('mails').select(['template', 'attendee']).execute()
      return rows.map(({ template, attendee }) => `${template} ${attendee}`).sort()
    },
  }
}
