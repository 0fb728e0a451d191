import type { EvidenceTap } from './evidence.ts'
import type { TapRef } from './ids.ts'
import type { Fate } from './record.ts'

/** (log, seq) as a key. A number has no blank, so no two taps share a key. */
export const refKey = ({ log, seq }: TapRef) => `${seq} ${log}`

export interface Voiding {
  /** taps, voids among them, that a void in force takes back */
  voided: Set<string>
  /** what became of each void */
  fates: Map<string, Fate>
}

/**
 * Which voids are in force and what they take back (rule E4): a void that is allowed, and that no
 * void in force takes back. Voids that form a circle have no effect: they are refused.
 *
 * Holds: the target of every void in force is voided; nothing else is; every void has a fate.
 */
export function voiding(taps: readonly EvidenceTap[], undoMs: number): Voiding {
  const byKey = new Map(taps.map((tap) => [refKey(tap), tap]))
  const voids = taps.filter((tap) => tap.kind === 'void')
  const against = new Map<string, string[]>()
  const target = new Map<string, string>()
  for (const tap of voids) {
    const aim = tap.voids === null ? undefined : byKey.get(refKey(tap.voids))
    if (!aim || !isAllowed(tap, aim, undoMs)) continue
    const key = refKey(aim)
    target.set(refKey(tap), key)
    const others = against.get(key)
    if (others) others.push(refKey(tap))
    else against.set(key, [refKey(tap)])
  }
  for (const key of inCircles(target)) dropAim(key, target, against)
  const voided = takenBack(target, against)
  const fates = new Map<string, Fate>()
  for (const tap of voids) {
    const key = refKey(tap)
    fates.set(key, voided.has(key) ? 'voided' : target.has(key) ? 'voids' : 'refused')
  }
  return { voided, fates }
}

/** By staff at any time, else from the same log within the undo time; in one log only what came before. */
function isAllowed(tap: EvidenceTap, aim: EvidenceTap, undoMs: number): boolean {
  const sameLog = tap.log === aim.log
  if (sameLog && aim.seq >= tap.seq) return false
  if (tap.method === 'staff') return true
  const after = tap.mono - aim.mono
  return sameLog && after >= 0 && after <= undoMs
}

/** Each void has one target, so a walk along the targets meets a circle at most once. */
function inCircles(target: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  for (const start of target.keys()) {
    const path: string[] = []
    const place = new Map<string, number>()
    let at: string | undefined = start
    while (at !== undefined && !done.has(at) && !place.has(at)) {
      place.set(at, path.length)
      path.push(at)
      at = target.get(at)
    }
    const from = at === undefined ? undefined : place.get(at)
    if (from !== undefined) circles.push(...path.slice(from))
    for (const key of path) done.add(key)
  }
  return circles
}

function dropAim(key: string, target: Map<string, string>, against: Map<string, string[]>): void {
  const aim = target.get(key)
  if (aim === undefined) return
  target.delete(key)
  against.set(
    aim,
    (against.get(aim) ?? []).filter((other) => other !== key),
  )
}

/** From the voids that nothing takes back, along their targets: without circles all are reached. */
function takenBack(
  target: ReadonlyMap<string, string>,
  against: ReadonlyMap<string, string[]>,
): Set<string> {
  const open = new Map([...against].map(([key, by]) => [key, by.length]))
  const voided = new Set<string>()
  const ready = [...target.keys()].filter((key) => !open.get(key))
  for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
    const aim = target.get(key)
    if (aim === undefined) continue
    if (!voided.has(key)) voided.add(aim)
    const left = (open.get(aim) ?? 0) - 1
    open.set(aim, left)
    if (left === 0) ready.push(aim)
  }
  return voided
}
