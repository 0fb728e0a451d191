import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Storage } from '../../src/storage/open.ts'
import { testStart } from '../support/clock.ts'
import { draft, emptyDisk } from '../support/tablet-store.ts'

/** What must be on the tablet: each log's taps by number, and whether the server answered for them. */
interface Model {
  logs: Map<string, Map<number, { attendee: string; acknowledged: boolean }>>
}
interface Tablet {
  tabs: Storage[]
  open: () => Promise<Storage>
  at: number
}
type Act = fc.AsyncCommand<Model, Tablet, false>

const tabOf = (tablet: Tablet, n: number): Storage => {
  const tab = tablet.tabs[n % tablet.tabs.length]
  if (!tab) throw new Error('a tablet has a tab')
  return tab
}
const logOf = (model: Model, n: number) => [...model.logs][n % Math.max(1, model.logs.size)]

async function agree(model: Model, tablet: Tablet) {
  const { outbox } = tabOf(tablet, 0)
  const all = [...model.logs.values()].flatMap((taps) => [...taps.values()])
  expect((await outbox.waiting()).count).toBe(all.filter((tap) => !tap.acknowledged).length)
  expect(await outbox.lastTaps(1_000)).toHaveLength(all.length)
  const held = await outbox.heldLogs()
  expect(held.map(({ log, last }) => [log, last])).toEqual(
    [...model.logs].map(([log, taps]) => [log, taps.size]),
  )
  expect(held.map(({ after }) => after)).toEqual(
    [null, ...held.slice(0, -1).map(({ log }) => log)].slice(0, held.length),
  )
}

class Capture implements Act {
  readonly tab: number
  readonly count: number
  constructor(tab: number, count: number) {
    this.tab = tab
    this.count = count
  }
  check = () => true
  async run(model: Model, tablet: Tablet) {
    const { outbox } = tabOf(tablet, this.tab)
    const taps = model.logs.get(outbox.log) ?? new Map()
    model.logs.set(outbox.log, taps)
    const drafts = Array.from({ length: this.count }, () => draft(`a${tablet.at}`, tablet.at++))
    const results = await Promise.all(drafts.map((one) => outbox.capture(one)))
    for (const result of results) {
      if (!result.ok) throw new Error(result.error.detail)
      const { tap } = result.value
      expect(tap.seq).toBe(taps.size + 1)
      taps.set(tap.seq, { attendee: tap.attendee ?? '', acknowledged: false })
    }
    await agree(model, tablet)
  }
  toString = () => `capture ${this.count} in tab ${this.tab}`
}
class Push implements Act {
  readonly limit: number
  constructor(limit: number) {
    this.limit = limit
  }
  check = () => true
  async run(model: Model, tablet: Tablet) {
    const { outbox } = tabOf(tablet, 0)
    const batch = await outbox.nextBatch(this.limit)
    const first = [...model.logs].find(([, taps]) =>
      [...taps.values()].some((t) => !t.acknowledged),
    )
    expect(batch?.log).toBe(first?.[0])
    if (!batch || !first) return
    const waits = [...first[1]].filter(([, tap]) => !tap.acknowledged).slice(0, this.limit)
    expect(batch.seqs).toEqual(waits.map(([seq]) => seq))
    expect(batch.taps).toMatchObject(waits.map(([seq, { attendee }]) => ({ seq, attendee })))
    await outbox.acknowledge(batch.log, 0, batch.seqs, testStart)
    for (const [, tap] of waits) tap.acknowledged = true
    await agree(model, tablet)
  }
  toString = () => `push ${this.limit}`
}
class Watermark implements Act {
  readonly log: number
  readonly seq: number
  constructor(log: number, seq: number) {
    this.log = log
    this.seq = seq
  }
  check = (model: Model) => model.logs.size > 0
  async run(model: Model, tablet: Tablet) {
    const [log, taps] = logOf(model, this.log) ?? ['', new Map()]
    await tabOf(tablet, this.seq).outbox.acknowledge(log, this.seq, [], testStart)
    for (const [seq, tap] of taps) if (seq <= this.seq) tap.acknowledged = true
    await agree(model, tablet)
  }
  toString = () => `watermark ${this.seq} of log ${this.log}`
}
class Again implements Act {
  readonly log: number
  readonly from: number
  readonly to: number
  constructor(log: number, from: number, to: number) {
    this.log = log
    this.from = from
    this.to = to
  }
  check = (model: Model) => model.logs.size > 0
  async run(model: Model, tablet: Tablet) {
    const [log, taps] = logOf(model, this.log) ?? ['', new Map()]
    await tabOf(tablet, 0).outbox.resend(log, [[this.from, this.to]])
    for (const [seq, tap] of taps) if (seq >= this.from && seq <= this.to) tap.acknowledged = false
    await agree(model, tablet)
  }
  toString = () => `gap ${this.from}–${this.to} of log ${this.log}`
}
class Restored implements Act {
  check = () => true
  async run(model: Model, tablet: Tablet) {
    await tabOf(tablet, 0).outbox.resendAll()
    for (const taps of model.logs.values())
      for (const tap of taps.values()) tap.acknowledged = false
    await agree(model, tablet)
  }
  toString = () => 'restored backup'
}
class Crash implements Act {
  readonly tab: number
  constructor(tab: number) {
    this.tab = tab
  }
  check = () => true
  async run(model: Model, tablet: Tablet) {
    const at = this.tab % tablet.tabs.length
    tablet.tabs[at]?.close()
    tablet.tabs[at] = await tablet.open()
    await agree(model, tablet)
  }
  toString = () => `tab ${this.tab} crashes and loads again`
}

const small = fc.nat({ max: 8 })
const acts = fc.commands<Model, Tablet, false>(
  [
    fc.tuple(small, fc.integer({ min: 1, max: 4 })).map((args) => new Capture(...args)),
    fc.integer({ min: 1, max: 5 }).map((limit) => new Push(limit)),
    fc.tuple(small, small).map((args) => new Watermark(...args)),
    fc.tuple(small, small, small).map((args) => new Again(...args)),
    fc.constant(new Restored()),
    small.map((tab) => new Crash(tab)),
  ],
  { maxCommands: 30 },
)

it('[I1] [I2] no order of taps, answers, gaps, restores and crashes loses or renumbers a tap', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (plan) => {
      await fc.asyncModelRun(async () => {
        const disk = emptyDisk()
        const tablet: Tablet = {
          tabs: [await disk.open(), await disk.open()],
          open: () => disk.open(),
          at: 0,
        }
        return { model: { logs: new Map() }, real: tablet }
      }, plan)
    }),
    { numRuns: 60 },
  )
})
