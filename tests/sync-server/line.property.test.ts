import fc from 'fast-check'
import { expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { type BookingActs, bookingActs, seedLine } from '../support/bookings.ts'
import { minute, sessionStart } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const person = fc.constantFrom(...'abcdefgh'.split(''))
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('add' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('beyond' as const), who: person }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('remove' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('off' as const), who: person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      who: person,
      place: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('capacity' as const),
      to: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 8 }),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What people see before or after a step. */
interface Seen {
  booked: string[]
  line: string[]
}

async function perform(acts: BookingActs, one: Step): Promise<void> {
  switch (one.act) {
    case 'add':
      await acts.book([one.who])
      return
    case 'beyond':
      await acts.book([one.who], { whenFull: 'book' })
      return
    case 'remove':
      await acts.remove([one.who])
      return
    case 'off':
      await acts.lineAct('DELETE', one.who)
      return
    case 'move':
      await acts.lineAct('PATCH', one.who, { place: one.place })
      return
    case 'capacity':
      await acts.capacity(one.to)
  }
}

/** The rules, said anew: who is booked and who waits after a step. */
function expected({ booked, line }: Seen, one: Step, capacity: number | null): Seen {
  const without = (list: string[], who: string) => list.filter((id) => id !== who)
  let next: Seen = { booked, line }
  const has = (list: string[]) => 'who' in one && list.includes(one.who)
  if (one.act === 'add' && !has(booked) && !has(line)) next = { booked, line: [...line, one.who] }
  if (one.act === 'beyond' && !has(booked)) {
    next = { booked: [...booked, one.who], line: without(line, one.who) }
  }
  if (one.act === 'remove' && has(booked)) next = { booked: without(booked, one.who), line }
  if (one.act === 'off') next = { booked, line: without(line, one.who) }
  if (one.act === 'move' && has(line)) {
    next = { booked, line: without(line, one.who).toSpliced(one.place - 1, 0, one.who) }
  }
  const { length } = next.booked
  const free = capacity === null ? next.line.length : Math.max(0, capacity - length)
  return {
    booked: [...next.booked, ...next.line.slice(0, free)].sort(),
    line: next.line.slice(free),
  }
}

it('[row A1] whatever is added, cancelled, moved and resized, the line never books beyond the capacity, and nobody overtakes in it', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const server = await testServer()
      await seedLine(server, 2)
      server.clock.set(sessionStart - 60 * minute)
      const acts = bookingActs(server)
      let seen: Seen = { booked: [], line: [] }
      let capacity: number | null = 2
      for (const one of steps) {
        if (one.act === 'capacity') capacity = one.to
        await perform(acts, one)
        const after = { booked: await acts.booked(), line: await acts.line() }
        expect(after).toEqual(expected(seen, one, capacity))
        const byLine = after.booked.filter((id) => seen.line.includes(id))
        if (one.act !== 'beyond' && byLine.length > 0) {
          moved++
          expect(after.booked.length).toBeLessThanOrEqual(capacity ?? 8)
        }
        seen = after
      }
      await settle(server.ctx)
      await server.close()
    }),
    { numRuns: 25 },
  )
  expect(moved).toBeGreaterThan(0)
}, 60_000)
