import * as z from 'zod/mini'
import { testStart } from '../support/clock.ts'
import type { World } from './world.ts'

// A kiosk by someone else: it knows PROTOCOL.md and nothing of this project's own code.

const Enrolled = z.object({
  kiosk: z.string(),
  token: z.string(),
  programme: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  room: z.object({ id: z.string(), name: z.string() }),
  serverEpoch: z.string(),
  serverTime: z.int(),
  protocol: z.object({ min: z.int(), max: z.int() }),
})
const Code = z.object({ id: z.string(), code: z.string(), expiresAt: z.int() })

const Answer = z.object({
  serverEpoch: z.string(),
  serverTime: z.int(),
  log: z.string(),
  watermark: z.int(),
  gaps: z.array(z.tuple([z.int(), z.int()])),
  counts: z.object({
    applied: z.int(),
    duplicate: z.int(),
    parked: z.int(),
    rejected: z.int(),
    conflict: z.int(),
    quarantined: z.int(),
  }),
  verdicts: z.array(
    z.object({
      index: z.int(),
      seq: z.nullable(z.int()),
      verdict: z.enum(['parked', 'rejected', 'conflict', 'quarantined']),
      code: z.optional(z.string()),
      detail: z.optional(z.string()),
    }),
  ),
})
export type Answer = z.infer<typeof Answer>

export interface Tablet {
  id: string
  token: string
  enrolled: z.infer<typeof Enrolled>
  /** any call with its token */
  call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  /** a push that must be answered with 200 */
  push: (taps: unknown[], more?: Record<string, unknown>) => Promise<Answer>
}

/** A code for a new kiosk of a room. */
export async function newCode(world: World, room = world.rooms.aspen, name = 'Door 1') {
  const body = { programme: world.programme, room, name }
  return z.parse(Code, await world.admin('POST', '/api/v1/kiosks', body))
}

export async function pair(world: World, room = world.rooms.aspen): Promise<Tablet> {
  const { code } = await newCode(world, room)
  return pairWith(world, code)
}

export async function pairWith(world: World, code: string): Promise<Tablet> {
  const response = await world.server.request('POST', '/api/v1/kiosk/enrol', { body: { code } })
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
  const enrolled = z.parse(Enrolled, await response.json())
  const { token } = enrolled
  const call: Tablet['call'] = (method, path, body, headers = {}) =>
    world.server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) })
  return {
    id: enrolled.kiosk,
    token,
    enrolled,
    call,
    async push(taps, more = {}) {
      const log = world.id('log-1')
      const body = { protocol: 1, log, after: null, build: '1', anchors: [anchor()], taps }
      const answer = await call('POST', '/api/v1/kiosk/taps', { ...body, ...more })
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
      return z.parse(Answer, await answer.json())
    },
  }
}

/** An anchor of a tablet whose clock is right and whose mono was 0 when tests begin. */
export function anchor(mono = 0): { mono: number; wall: number; server: number; rtt: number } {
  return { mono, wall: testStart + mono, server: testStart + mono, rtt: 20 }
}

/** A good tap, `seq` seconds after the start unless said otherwise. */
export function tap(world: World, seq: number, more: Record<string, unknown> = {}) {
  return {
    seq,
    kind: 'in',
    attendee: world.people.amara,
    session: world.sessions.S1,
    method: 'search',
    wall: testStart + seq * 1000,
    mono: seq * 1000,
    zone: 60,
    ...more,
  }
}

export function voidTap(seq: number, log: string, target: number) {
  const mono = seq * 1000
  const voids = { log, seq: target }
  return { seq, kind: 'void', voids, method: 'search', wall: testStart + mono, mono }
}

/** What of a tap differs from another one in `fields`; a field set to undefined is left out. */
export function without(value: Record<string, unknown>, ...fields: string[]) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)))
}
