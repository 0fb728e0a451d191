import fc from 'fast-check'
import type { LogEvidence } from '../../src/domain/clock.ts'
import { loaded } from './clock-builders.ts'

/** What a tablet lived through, with the true times that nobody but the test knows. */
export interface Lived {
  logs: LogEvidence[]
  enrolledAt: number
  /** true ms UTC, by log and number */
  truth: Map<string, Map<number, number>>
}

const moment = fc.record({
  what: fc.constantFrom('tap', 'tap', 'tap', 'contact', 'sleep', 'clock set', 'reload' as const),
  after: fc.integer({ min: 0, max: 400_000 }),
  /** of a contact, ms there and back */
  there: fc.integer({ min: 0, max: 300 }),
  back: fc.integer({ min: 0, max: 300 }),
  jump: fc.integer({ min: -7_200_000, max: 7_200_000 }),
})

/** A tablet's days: taps, contacts, sleep, its clock set by hand, pages loaded anew; its quartz off by up to 100 ppm. */
export const arbitraryLife: fc.Arbitrary<Lived> = fc
  .record({
    ppm: fc.integer({ min: -100, max: 100 }),
    wrong: fc.integer({ min: -3_600_000, max: 3_600_000 }),
    moments: fc.array(moment, { minLength: 1, maxLength: 40 }),
  })
  .map(({ ppm, wrong, moments }) => {
    const tablet = { now: loaded, loadedAt: loaded, slept: 0, wrong }
    const truth: Lived['truth'] = new Map()
    const logs: LogEvidence[] = []
    const mono = () => Math.floor((tablet.now - tablet.loadedAt - tablet.slept) * (1 + ppm / 1e6))
    const load = () => {
      const after = logs.at(-1)?.log ?? null
      tablet.loadedAt = tablet.now
      tablet.slept = 0
      const log = { log: `log-${logs.length}`, after, anchors: [], taps: [] }
      logs.push(log)
      truth.set(log.log, new Map())
      return log as LogEvidence
    }
    let log = load()
    for (const { what, after, there, back, jump } of moments) {
      tablet.now += after
      if (what === 'sleep') tablet.slept += after
      else if (what === 'clock set') tablet.wrong += jump
      else if (what === 'reload') log = load()
      else if (what === 'tap') {
        const seq = log.taps.length + 1
        const wall = tablet.now + tablet.wrong
        log.taps.push({ seq, mono: mono(), wall, receivedAt: loaded + 40 * 400_000 + seq })
        truth.get(log.log)?.set(seq, tablet.now)
      } else {
        const [server, sent] = [tablet.now + there, mono()]
        tablet.now += there + back
        const rtt = there + back
        // read in the middle of the round trip, as the protocol says
        const middle = Math.round((sent + mono()) / 2)
        const wall = Math.round(tablet.now - rtt / 2) + tablet.wrong
        log.anchors.push({ mono: middle, wall, server, rtt, receivedAt: tablet.now })
      }
    }
    return { logs, enrolledAt: loaded - 1_000, truth }
  })
