import type { TapRef } from '../../domain/ids.ts'
import type { HeldTap } from '../../storage/types.ts'

/** A check-in or check-out in the staff's list. */
export interface ListedTap {
  log: string
  tap: Exclude<HeldTap['tap'], { kind: 'void' }>
  acknowledged: boolean
  /** what took it back and stands; to be voided to restore it. null: it counts */
  takenBackBy: TapRef | null
}

const nameOf = ({ log, seq }: TapRef) => `${log} ${seq}`

/**
 * The newest taps of people, each with what took it back. A void of a void restores (rule E4).
 * @param held newest first
 */
export function listTaps(held: readonly HeldTap[], most: number): ListedTap[] {
  const voids = new Map<string, TapRef[]>()
  for (const { log, tap } of held) {
    if (tap.kind !== 'void') continue
    const target = nameOf(tap.voids)
    voids.set(target, [...(voids.get(target) ?? []), { log, seq: tap.seq }])
  }
  // a void is newer than its target, so that this ends
  const standing = (target: TapRef): TapRef | null =>
    voids.get(nameOf(target))?.find((one) => standing(one) === null) ?? null
  return held
    .flatMap(({ log, tap, acknowledged }) =>
      tap.kind === 'void'
        ? []
        : [{ log, tap, acknowledged, takenBackBy: standing({ log, seq: tap.seq }) }],
    )
    .slice(0, most)
}
