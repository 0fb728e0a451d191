import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CorrectionBody } from '../../src/domain/correction.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance } from '../support/attendance.ts'
import { testStart } from '../support/clock.ts'
import { correct, repair, undoBatch } from '../support/corrections-api.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const people = ['amara', 'marek', 'ngozi']
const sessions = ['s', 't', 'u']
const mostTaps = 8

const attendee = fc.constantFrom(...people)
const session = fc.constantFrom(...sessions)
const kiosk = fc.constantFrom('kiosk-a', 'kiosk-b')
const time = fc.integer({ min: 0, max: 200 }).map((n) => sessionStart - 30 * minute + n * minute)

/** Some name nobody or no session, and wait. */
const step = fc.record({
  after: fc.integer({ min: 0, max: 25 * minute }),
  kind: fc.constantFrom<Step['kind'][]>('in', 'out', 'auto'),
  attendee: fc.constantFrom(...people, 'nobody'),
  session: fc.constantFrom(...sessions, 'unheard-of'),
})
const logs = fc.tuple(
  fc.array(step, { minLength: 4, maxLength: mostTaps }),
  fc.array(step, { minLength: 4, maxLength: mostTaps }),
)

const target = fc.record({
  log: fc.constantFrom('log-0', 'log-1'),
  seq: fc.integer({ min: 1, max: 4 }),
})
const body: fc.Arbitrary<CorrectionBody> = fc.oneof(
  fc.record({
    kind: fc.constant('add-tap' as const),
    attendee,
    session,
    tap: fc.constantFrom('in', 'out'),
    at: time,
  }),
  fc.record({ kind: fc.constant('void-tap' as const), target }),
  fc.record({ kind: fc.constant('move-tap' as const), target, at: time }),
  fc.record({ kind: fc.constant('move-tap' as const), target, session }),
  fc.record({ kind: fc.constant('assign-tap' as const), target, attendee }),
  fc.record({ kind: fc.constant('assign-tap' as const), target, session }),
  fc
    .record({ kiosk, from: time, long: fc.integer({ min: 1, max: hour }), session })
    .map(({ long, ...rest }) => ({
      kind: 'reassign' as const,
      ...rest,
      to: rest.from + long,
    })),
)
const bodies = fc.array(body, { minLength: 1, maxLength: 5 })

interface Step {
  after: number
  kind: 'in' | 'out' | 'auto'
  attendee: string
  session: string
}

const tapsOf = (steps: Step[]) => {
  let at = testStart + 30 * minute
  return steps.map((step, n) => {
    at += step.after
    return presence(n + 1, step.kind, step.attendee, at, step.session)
  })
}

const start = async (all: Step[][]): Promise<TestServer> => {
  const server = await testServer()
  server.clock.set(sessionEnd + 10 * hour)
  await seed(server.ctx, {
    attendees: { amara: 'Amara', marek: 'Marek', ngozi: 'Ngozi' },
    sessions: [
      { id: 's' },
      { id: 't', room: 'room-b', start: sessionStart + 20 * minute, end: sessionEnd + hour },
      { id: 'u', start: sessionEnd + 10 * minute, end: sessionEnd + hour, check_out_required: 1 },
    ],
    bookings: { s: ['amara'], t: ['amara', 'marek'] },
  })
  for (const [n, steps] of all.entries()) {
    await push(server, tapsOf(steps), { log: `log-${n}`, kiosk: n === 0 ? 'kiosk-a' : 'kiosk-b' })
  }
  return server
}

/** Everybody's rows, and the derived part of every tap; without revisions, which rise. */
const state = async (server: TestServer) => {
  const records = []
  for (const id of sessions) {
    for (const { revision: _, ...row } of await readAttendance(server, id)) {
      records.push({ session: id, ...row })
    }
  }
  await settle(server.ctx)
  const { db } = server.ctx.database
  const taps = await db.selectFrom('taps').selectAll().orderBy('log').orderBy('seq').execute()
  const fates = await db
    .selectFrom('records')
    .select(['session', 'attendee', 'fates', 'record'])
    .where('record', '!=', 'null')
    .orderBy('session')
    .orderBy('attendee')
    .execute()
  return { records, taps, fates }
}

/** What is stored, all of it but the history of who did what. */
const everything = async (server: TestServer) => {
  const { db } = server.ctx.database
  const tables = [
    'taps',
    'records',
    'corrections',
    'dirty',
    'audit',
    'attendees',
    'roster',
  ] as const
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
}

it('[row T6] [I9] a preview stores nothing and equals what is applied; undoing the batch gives back the very same records', async () => {
  let changed = 0
  await fc.assert(
    fc.asyncProperty(logs, bodies, bodies, async (all, earlier, wanted) => {
      const server = await start(all)
      await correct(server, ...earlier)
      const before = await state(server)
      const stored = await everything(server)

      const preview = await repair(server, true, wanted)
      expect(await everything(server)).toEqual(stored)

      const applied = await repair(server, false, wanted)
      expect(applied.changes).toEqual(preview.changes)
      expect(applied.corrections).toEqual(preview.corrections)
      changed += applied.changes.length
      const after = await state(server)
      const differing = (from: typeof before, to: typeof before) => {
        const there = new Set(to.records.map((row) => JSON.stringify(row)))
        return from.records.filter((row) => !there.has(JSON.stringify(row)))
      }
      const bare = (row: { session: string; attendee: string }) => [row.session, row.attendee]
      const told = new Set(applied.changes.map((row) => bare(row).join(' ')))
      for (const row of [...differing(before, after), ...differing(after, before)]) {
        expect(told).toContain(bare(row).join(' '))
      }

      await undoBatch(server, applied.batch ?? '')
      expect(await state(server)).toEqual(before)
      expect((await rebuild(server.ctx)).differences).toEqual([])
      await server.close()
    }),
    { numRuns: 30, seed: 2026 },
  )
  expect(changed).toBeGreaterThan(30)
}, 60_000)
