import { limits, type Verdict } from '../../src/domain/protocol.ts'
import type { HeldTap, LogRow } from '../db/taps.ts'
import { type Apart, partPerson, partWhole } from './apart.ts'
import { contentOf } from './content.ts'
import { fillTap, newTap } from './held.ts'
import { readSeq, verify } from './verify.ts'

/** What becomes of one tap of a batch. `stray`: what is kept of it where it gets no row of its own. */
export type Sorted =
  | { seq: number; verdict: 'fresh'; row: HeldTap }
  | { seq: number; verdict: 'duplicate'; row: HeldTap }
  | { seq: number | null; verdict: 'rejected'; row: HeldTap | null; reason: string; stray?: Apart }
  | { seq: number; verdict: 'conflict'; stray: Apart }

export interface From {
  now: number
  via: string | null
  afterRevocation: boolean
}

/**
 * Sorts out a batch against what is stored: known by (log, seq) before anything else is asked, then
 * judged by itself alone. Each tap has its own fate, wherever in the batch it stands.
 * @param sentLog the log's id as sent
 * @param stored by number; those of the batch that are new are added
 */
export function sortOut(
  taps: readonly unknown[],
  log: LogRow,
  sentLog: string,
  stored: Map<number, HeldTap>,
  from: From,
): Sorted[] {
  return taps.map((value) => {
    const seq = readSeq(value)
    const known = seq === null ? undefined : stored.get(seq)
    if (known && seq !== null && isSame(known, value, log.log)) {
      return known.verdict === 'rejected'
        ? { seq, verdict: 'rejected', row: null, reason: known.detail ?? '' }
        : { seq, verdict: 'duplicate', row: known }
    }
    const verified = verify(value, sentLog)
    if (verified.ok) {
      const good = partPerson(value, log.log)
      if (known) return { seq: known.seq, verdict: 'conflict', stray: good }
      const row = fillTap(newTap(log, verified.tap.seq, good, from), verified.tap)
      stored.set(row.seq, row)
      return { seq: row.seq, verdict: 'fresh', row }
    }
    const { reason } = verified
    const bad = partWhole(value, log.log)
    if (seq === null || known || seq > log.watermark + limits.seqAhead) {
      return { seq, verdict: 'rejected', row: null, reason, stray: bad }
    }
    const row = newTap(log, seq, bad, from)
    Object.assign(row, { verdict: 'rejected', code: 'bad-tap', detail: reason })
    stored.set(seq, row)
    return { seq, verdict: 'rejected', row, reason }
  })
}

function isSame(known: HeldTap, value: unknown, log: string): boolean {
  if (known.verdict === 'rejected') return known.raw === partWhole(value, log).raw
  const { raw } = partPerson(value, log)
  return known.raw === raw || contentOf(JSON.parse(known.raw)) === contentOf(JSON.parse(raw))
}

/** The verdict of the answer, once the fresh ones are judged. */
export function verdictOf(sorted: Sorted): Verdict {
  if (sorted.verdict !== 'fresh') return sorted.verdict
  const { verdict } = sorted.row
  return verdict === 'parked' || verdict === 'quarantined' ? verdict : 'applied'
}
