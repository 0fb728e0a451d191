import { endOfMerges } from '../../src/domain/merges.ts'
import { isPhone } from '../../src/domain/phone.ts'
import { anyCorrections, assignments } from '../db/corrections-about.ts'
import {
  badgeOwners,
  knownPeople,
  knownSessions,
  revokedKiosks,
  rosterMembers,
  voidTargets,
} from '../db/facts.ts'
import type { Tx } from '../db/open.ts'
import { boundKey, boundOf } from '../db/phones.ts'
import type { HeldTap } from '../db/taps.ts'
import { type Word, wordsOf } from './words.ts'

/** What the verdicts of some taps depend on. */
export interface Facts {
  /** whom this id counts for, merges followed; null: not in the programme */
  member: (id: string) => string | null
  /** for whom a tap's `attendee` counts: a phone has ids of its own, and can name nobody by another */
  named: (tap: HeldTap) => string | null
  badgeOwner: (badge: string) => string | null
  hasSession: (id: string) => boolean
  /** the tap that a void names, as it stands now */
  target: (tap: HeldTap) => HeldTap | undefined
  /** false: came after a revocation, and staff let it through not or not yet */
  released: (tap: HeldTap) => boolean
  /** what staff said of it */
  word: (tap: HeldTap) => Word
}

/** The taps at hand by log id and number: they stand above what is stored. */
export type Hand = Map<string, HeldTap>
export const handKey = (log: string, seq: number) => `${seq} ${log}`

/** Loads what judging `taps` needs, and nothing else. */
export async function loadFacts(
  tx: Tx,
  programme: string,
  taps: readonly HeldTap[],
  hand: Hand,
): Promise<Facts> {
  const targets = await targetsOf(tx, programme, taps, hand)
  // what a void names may lie in another log, and have its time from staff
  const word = await loadWords(tx, programme, [...taps, ...targets.values()])
  const words = taps.map(word)
  const badges = await badgesOf(tx, programme, taps)
  const bound = await boundAmong(tx, taps)
  const idOf = (tap: HeldTap) =>
    isPhone(tap.kiosk) ? bound.get(boundKey(tap.kiosk, tap.attendee ?? '')) : tap.attendee
  const named = taps.flatMap((tap) => (tap.badge === null ? (idOf(tap) ?? []) : []))
  const assigned = words.flatMap(({ attendee }) => attendee ?? [])
  const members = await membersOf(
    tx,
    programme,
    new Set([...named, ...assigned, ...badges.values()]),
  )
  const sessionIds = new Set([...taps, ...words].flatMap(({ session }) => session ?? []))
  const sessions = new Set(await knownSessions(tx, programme, sessionIds))
  const revoked = await revokedOf(tx, taps)
  const member = (id: string) => members.get(id) ?? null
  return {
    member,
    named: (tap) => member(idOf(tap) ?? ''),
    badgeOwner: (badge) => member(badges.get(badge) ?? ''),
    hasSession: (id) => sessions.has(id),
    target: (tap) => targets.get(targetKey(tap)),
    released: (tap) => tap.after_revocation === 0 || isReleased(tap, revoked),
    word,
  }
}

async function boundAmong(tx: Tx, taps: readonly HeldTap[]): Promise<Map<string, string>> {
  const phones = new Set(taps.map(({ kiosk }) => kiosk).filter(isPhone))
  return phones.size === 0 ? new Map() : boundOf(tx, phones)
}

async function loadWords(
  tx: Tx,
  programme: string,
  taps: readonly HeldTap[],
): Promise<(tap: HeldTap) => Word> {
  if (!(await anyCorrections(tx, programme))) return wordsOf([])
  const logs = new Set(taps.map(({ log_id }) => log_id))
  const kiosks = new Set(taps.map(({ kiosk }) => kiosk))
  return wordsOf(await assignments(tx, programme, logs, kiosks))
}

async function badgesOf(
  tx: Tx,
  programme: string,
  taps: readonly HeldTap[],
): Promise<Map<string, string>> {
  const named = new Set(taps.flatMap(({ badge }) => badge ?? []))
  const owners = await badgeOwners(tx, programme, named)
  return new Map(owners.map(({ badge, attendee }) => [badge, attendee]))
}

async function membersOf(
  tx: Tx,
  programme: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const members = await rosterMembers(tx, programme, ids)
  const into = new Map(members.map(({ id, merged_into }) => [id, merged_into]))
  const missing = () => [...into.values()].flatMap((id) => (id && !into.has(id) ? id : []))
  for (let ask = missing(); ask.length > 0; ask = missing()) {
    for (const id of ask) into.set(id, null)
    for (const { id, merged_into } of await knownPeople(tx, ask)) into.set(id, merged_into)
  }
  return new Map(members.map(({ id }) => [id, endOfMerges(id, into)]))
}

/** The key of the tap that a void names. */
export const targetKey = (tap: HeldTap) => handKey(tap.voids_log ?? '', tap.voids_seq ?? 0)

async function targetsOf(
  tx: Tx,
  programme: string,
  taps: readonly HeldTap[],
  hand: Hand,
): Promise<Map<string, HeldTap>> {
  const found = new Map<string, HeldTap>()
  const wanted = new Map<string, Set<number>>()
  for (const tap of taps) {
    if (tap.voids_log === null || tap.voids_seq === null) continue
    const known = hand.get(targetKey(tap))
    if (known) found.set(targetKey(tap), known)
    else wanted.set(tap.voids_log, (wanted.get(tap.voids_log) ?? new Set()).add(tap.voids_seq))
  }
  for (const target of await voidTargets(tx, programme, wanted)) {
    found.set(handKey(target.log_id, target.seq), target)
  }
  return found
}

type Revoked = Awaited<ReturnType<typeof revokedKiosks>>

async function revokedOf(tx: Tx, taps: readonly HeldTap[]): Promise<Revoked> {
  const held = taps.filter((tap) => tap.after_revocation === 1)
  return revokedKiosks(tx, [
    ...new Set(held.flatMap(({ kiosk, via }) => [kiosk, via ?? []].flat())),
  ])
}

/** Whoever of owner and bringer is revoked must have been released, up to the tap's own time. */
function isReleased(tap: HeldTap, revoked: Revoked): boolean {
  return [tap.kiosk, tap.via].every((kiosk) => {
    if (kiosk === null || !revoked.has(kiosk)) return true
    const release = revoked.get(kiosk)
    if (!release) return false
    return release.through === null || (tap.at !== null && tap.at <= release.through)
  })
}
