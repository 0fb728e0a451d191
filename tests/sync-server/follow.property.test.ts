import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { attendedIn } from '../../sync-server/db/attended.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance } from '../support/attendance.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const people = ['amara', 'marek', 'ngozi']
const sessions = ['s', 't', 'u']
const one = <T>(...values: T[]) => fc.constantFrom(...values)
const person = one(...people)
const session = one(...sessions)
const rules = one(['cpe'], ['ama', 'pmi'], ['own-day'], [], null)

/** What people and tablets do, in any order. */
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: one('mark' as const),
      session,
      person,
      mark: one('attended', 'not-attended', null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: one('stay' as const),
      session,
      person,
      from: fc.nat(80),
      long: fc.nat(70),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: one('close' as const), session }) },
  { weight: 1, arbitrary: fc.record({ kind: one('merge' as const), person, into: person }) },
  { weight: 1, arbitrary: fc.record({ kind: one('unmerge' as const), person }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: one('cancel' as const), session, cancelled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: one('shift' as const),
      session,
      by: fc.integer({ min: -30, max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: one('credits' as const),
      session,
      credits: one(0.5, 2, null),
      rules,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: one('settings' as const),
      rules: one(['plain'], ['ancc'], ['own-day']),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const ownRule = {
  ...{ name: 'Day', minutesPerCredit: 50, first: 0, step: 20, rounding: 'down', level: 'day' },
  ...{ asks: { minMinutes: 5 }, from: null, to: null },
}
const fresh = async (): Promise<TestServer> => {
  const server = await testServer()
  server.clock.set(sessionEnd + 10 * hour)
  const fields = '[{"name":"Taxes","credits":150},{"name":"Auditing","credits":50}]'
  await seed(server.ctx, {
    attendees: { amara: 'Amara', marek: 'Marek', ngozi: 'Ngozi' },
    sessions: [
      { id: 's', fields_of_study: fields, credit_rules: '["cpe","own-day"]' },
      { id: 't', room: 'room-b', start: sessionStart + 20 * minute, end: sessionEnd + hour },
      { id: 'u', start: sessionEnd + 10 * minute, end: sessionEnd + hour, check_out_required: 1 },
    ],
    bookings: { s: ['amara'], t: ['amara', 'marek'] },
  })
  await call(server, 'POST', '/credit-rules', ownRule)
  return server
}
const call = (server: TestServer, method: string, path: string, body: unknown) =>
  server.request(method, `/api/v1${path}`, { token: server.adminToken, body })

/** Does it; what can't be done at that moment is refused and changes nothing. */
async function perform(server: TestServer, done: Act, n: number): Promise<void> {
  server.clock.advance(1000)
  if (done.kind === 'stay') {
    const from = sessionStart + done.from * minute
    const taps = [
      presence(1, 'in', done.person, from, done.session),
      presence(2, 'out', done.person, from + done.long * minute, done.session),
    ]
    await push(server, taps, { log: `log-${n}`, kiosk: n % 2 ? 'kiosk-a' : 'kiosk-b' })
    return
  }
  const [method, path, body] = requestOf(done)
  await call(server, method, path, body)
}

function requestOf(done: Exclude<Act, { kind: 'stay' }>): [string, string, unknown] {
  switch (done.kind) {
    case 'mark': {
      const { mark, person: attendee } = done
      return ['POST', `/sessions/${done.session}/marks`, { attendees: [attendee], mark }]
    }
    case 'close':
      return ['POST', `/sessions/${done.session}/closing`, {}]
    case 'merge':
      return ['POST', `/attendees/${done.person}/merge`, { into: done.into, reason: 'twice' }]
    case 'unmerge':
      return ['POST', `/attendees/${done.person}/merge/undo`, {}]
    case 'cancel':
      return ['PATCH', `/sessions/${done.session}`, { cancelled: done.cancelled }]
    case 'shift': {
      const [start, end] = [sessionStart, sessionEnd].map((at) => at + done.by * minute)
      return ['PATCH', `/sessions/${done.session}`, { start, end, breaks: [] }]
    }
    case 'credits':
      return [
        'PATCH',
        `/sessions/${done.session}`,
        { credits1: done.credits, creditRules: done.rules },
      ]
    case 'settings':
      return ['PATCH', '/programmes/p/settings', { creditRules: done.rules }]
  }
}

it('[I9] [row C1] after any order of taps, marks, merges, cancels and changes, what follows is what would follow from scratch', async () => {
  let completions = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
      const server = await fresh()
      for (const [n, done] of acts.entries()) await perform(server, done, n)
      await settle(server.ctx)
      const stored = await attendedIn(server.ctx.database.db, 'p')
      const shown = []
      for (const id of sessions) {
        for (const { attendee, status } of await readAttendance(server, id)) {
          if (status === 'attended') shown.push(`${id} ${attendee}`)
        }
      }
      expect(stored.map((row) => `${row.session} ${row.attendee}`).sort()).toEqual(shown.sort())
      expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
      completions += stored.length
      await server.close()
    }),
    { numRuns: 25, seed: 2026 },
  )
  expect(completions).toBeGreaterThan(20)
}, 60_000)
