import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance } from '../support/attendance.ts'
import { testStart } from '../support/clock.ts'
import { goodAnchor, presence, push, undo } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const attendees = ['amara', 'marek', 'ngozi']
const sessions = ['s', 't', 'u']
const kiosks = ['kiosk-a', 'kiosk-b']

interface Log {
  log: string
  kiosk: string
  taps: ReturnType<typeof presence | typeof undo>[]
}

const step = fc.record({
  after: fc.integer({ min: 0, max: 25 * minute }),
  kind: fc.constantFrom('in', 'out', 'in', 'out', 'auto', 'void'),
  attendee: fc.constantFrom(...attendees),
  session: fc.constantFrom(...sessions),
  back: fc.integer({ min: 1, max: 3 }),
})

/** Two logs of each of two kiosks, their taps in the order of their clocks. */
const logs: fc.Arbitrary<Log[]> = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.array(step, { maxLength: 8 })))
  .map((all) =>
    all.map((steps, n) => {
      const log = `log-${n}`
      let at = testStart + 30 * minute
      const taps = steps.map(({ after, kind, attendee, session, back }, index) => {
        at += kind === 'void' ? after % 8000 : after
        const seq = index + 1
        return kind === 'void' && seq > back
          ? undo(seq, log, seq - back, at)
          : presence(seq, kind === 'void' ? 'in' : (kind as 'in'), attendee, at, session)
      })
      return { log, kiosk: kiosks[n % 2] ?? '', taps }
    }),
  )

/** In what pieces and order the logs arrive: where to cut, where to move, what comes twice, who reads between. */
const arrival = fc.infiniteStream(fc.nat({ max: 1_000_000 }))

const fresh = async (): Promise<TestServer> => {
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
  return server
}

const record = async (server: TestServer) => {
  const rows = []
  for (const session of sessions) {
    for (const { revision: _, ...row } of await readAttendance(server, session)) {
      rows.push({ session, ...row })
    }
  }
  return rows
}

const pieces = (all: Log[], draw: () => number): Log[] => {
  const cut = all.flatMap(({ taps, ...log }) => {
    const at = taps.length === 0 ? 0 : draw() % (taps.length + 1)
    return [
      { ...log, taps: taps.slice(0, at) },
      { ...log, taps: taps.slice(at) },
    ]
  })
  const twice = cut.filter(() => draw() % 3 === 0)
  return [...cut, ...twice]
    .map((piece) => ({ piece, place: draw() }))
    .sort((a, b) => a.place - b.place)
    .map(({ piece }) => piece)
}

it('[I6] [I9] the record is the same however taps are split, ordered and repeated, and a rebuild changes nothing', async () => {
  let recorded = 0
  await fc.assert(
    fc.asyncProperty(logs, arrival, async (all, stream) => {
      const draw = () => stream.next().value
      const [once, bitwise] = [await fresh(), await fresh()]
      for (const { taps, ...log } of all) await push(once, taps, log)
      for (const { taps, ...log } of pieces(all, draw)) {
        await push(bitwise, taps, { ...log, anchors: draw() % 2 ? [goodAnchor] : [] })
        if (draw() % 3 === 0) await readAttendance(bitwise, 't')
      }
      for (const { log, kiosk } of all) await push(bitwise, [], { log, kiosk })
      const expected = await record(once)
      recorded += expected.filter((row) => row.visits > 0).length
      expect(await record(bitwise)).toEqual(expected)
      for (const server of [once, bitwise]) {
        await settle(server.ctx)
        expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
        await server.close()
      }
    }),
    { numRuns: 20, seed: 2026 },
  )
  expect(recorded).toBeGreaterThan(25)
}, 60_000)
