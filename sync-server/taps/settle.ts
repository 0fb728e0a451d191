import type { Tx } from '../db/open.ts'
import type { HeldTap } from '../db/taps.ts'
import { parkedTapsOf, voidsOf } from '../db/waiting-taps.ts'
import { type Facts, type Hand, handKey, loadFacts, targetKey } from './facts.ts'
import { judge } from './judge.ts'
import { type JudgeContext, joinWalkIns } from './walk-ins.ts'

export interface Settled {
  /** taps whose row is another than before, new ones left out */
  changed: Set<HeldTap>
  /** whom the changes concern: before and after */
  touched: Set<string>
}

/** A tap whose place in time or provenance is another, or that is new. */
export interface ToSettle {
  taps: HeldTap[]
  /** not stored yet: the caller inserts them */
  fresh: ReadonlySet<HeldTap>
}

/**
 * Judges taps, and whatever other tap's verdict follows from theirs: voids that name them, taps that
 * waited for a walk-in whom they bring. Afterwards every stored tap stands as the facts say, in
 * whatever order all this arrived.
 */
export async function settle(
  tx: Tx,
  ctx: JudgeContext,
  programme: string,
  { taps, fresh }: ToSettle,
): Promise<Settled> {
  const hand: Hand = new Map(taps.map((tap) => [handKey(tap.log_id, tap.seq), tap]))
  const settled: Settled = { changed: new Set(), touched: new Set() }
  for (let round = taps; round.length > 0; ) {
    let facts = await loadFacts(tx, programme, round, hand)
    const joined = await joinWalkIns(tx, ctx, programme, round, facts)
    if (joined.length > 0) facts = await loadFacts(tx, programme, round, hand)
    const moved = judgeAll(round, facts, settled.touched)
    for (const tap of moved) if (!fresh.has(tap)) settled.changed.add(tap)
    const followers = [
      ...(await parkedTapsOf(tx, programme, joined)),
      ...(await voidsOfAll(tx, programme, [...moved, ...(round === taps ? fresh : [])])),
      ...followersAmong(fresh, joined, moved),
    ]
    round = takeInHand(hand, followers)
  }
  return settled
}

/** Judges until nothing moves: a void may name a void. */
function judgeAll(taps: readonly HeldTap[], facts: Facts, touched: Set<string>): Set<HeldTap> {
  const moved = new Set<HeldTap>()
  for (let moving = true; moving; ) {
    moving = false
    for (const tap of taps) {
      const judged = judge(tap, facts)
      const same =
        judged.verdict === tap.verdict &&
        judged.code === tap.code &&
        judged.who === tap.who &&
        judged.counts_for === tap.counts_for
      if (same) continue
      if (tap.who !== null) touched.add(tap.who)
      if (judged.who !== null) touched.add(judged.who)
      Object.assign(tap, judged)
      moved.add(tap)
      moving = true
    }
  }
  return moved
}

async function voidsOfAll(tx: Tx, programme: string, taps: HeldTap[]): Promise<HeldTap[]> {
  const byLog = new Map<string, Set<number>>()
  for (const { log_id, seq } of taps) byLog.set(log_id, (byLog.get(log_id) ?? new Set()).add(seq))
  const found: HeldTap[] = []
  for (const [log, seqs] of byLog) found.push(...(await voidsOf(tx, programme, log, [...seqs])))
  return found
}

/** Those of the taps that no query finds yet: parked ones that name who joined, voids of what moved. */
function followersAmong(
  fresh: ReadonlySet<HeldTap>,
  joined: readonly string[],
  moved: ReadonlySet<HeldTap>,
): HeldTap[] {
  const people = new Set(joined)
  const keys = new Set([...moved].map((tap) => handKey(tap.log_id, tap.seq)))
  return [...fresh].filter(
    (tap) =>
      (tap.verdict === 'parked' && people.has(tap.attendee ?? '')) || keys.has(targetKey(tap)),
  )
}

/**
 * The taps to judge next, each as one object however often it is loaded. One that is in hand already
 * is judged again: what it names has moved since.
 */
function takeInHand(hand: Hand, found: HeldTap[]): HeldTap[] {
  const next = new Set<HeldTap>()
  for (const tap of found) {
    const key = handKey(tap.log_id, tap.seq)
    const known = hand.get(key) ?? tap
    hand.set(key, known)
    next.add(known)
  }
  return [...next]
}
