import { timers } from '../../src/platform/clock.ts'
import { randomBytes } from '../../src/platform/random.ts'
import { openStorage } from '../../src/storage/open.ts'

// What a page holds in which the capture of a tap is timed against a bare transaction.

/** The same two writes as a tap's: the row of its log and its own, in a store with nothing else. */
const bare = await new Promise<IDBDatabase>((done, fail) => {
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('logs', { keyPath: 'log' })
    const taps = opening.result.createObjectStore('taps', { keyPath: ['log', 'seq'] })
    taps.createIndex('attendee', 'attendee')
    taps.createIndex('voids', ['voids.log', 'voids.seq'])
  }
  opening.onsuccess = () => done(opening.result)
  opening.onerror = () => fail(opening.error)
})

const opened = await openStorage({
  indexedDB,
  IDBKeyRange,
  random: randomBytes,
  timers,
  now: () => Date.now(),
})
if (!opened.ok) throw new Error(opened.error.detail)
const { outbox, roster } = opened.value

const draft = (n: number) =>
  ({
    kind: 'in',
    attendee: `person-${n}`,
    session: 'session',
    method: 'search',
    wall: Date.now(),
    mono: Math.floor(performance.now()),
    zone: 60,
  }) as const

function writeBare(n: number): Promise<void> {
  return new Promise((done, fail) => {
    const transaction = bare.transaction(['logs', 'taps'], 'readwrite', { durability: 'strict' })
    const row = { log: 'log', order: 1, after: null, first: 1, last: n, lastAnchor: -1 }
    transaction.objectStore('logs').put(row)
    transaction.objectStore('taps').put({ log: 'log', seq: n, ...draft(n) })
    transaction.oncomplete = () => done()
    transaction.onabort = () => fail(transaction.error)
  })
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

declare global {
  /** reads the roster into memory, as a kiosk has it; gives how many are on it */
  var readRoster: () => Promise<number>
  /** ms of captures and of bare transactions, taken in turns */
  var compareCaptures: (rounds: number) => Promise<{ captures: number[]; bares: number[] }>
}

let n = 0
globalThis.readRoster = async () => (await roster.load()).attendees.size
globalThis.compareCaptures = async (rounds) => {
  const captures: number[] = []
  const bares: number[] = []
  const capture = async () => {
    const result = await outbox.capture(draft(n))
    if (!result.ok) throw new Error(result.error.detail)
    return result
  }
  for (let round = 0; round < rounds; round++) {
    n++
    if (round % 2) captures.push(await timed(capture))
    bares.push(await timed(() => writeBare(n)))
    if (round % 2 === 0) captures.push(await timed(capture))
  }
  return { captures, bares }
}
