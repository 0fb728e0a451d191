import * as z from 'zod/mini'
import type { CertificateContent } from './certificate.ts'

/** The amounts of a certificate, and nothing else of it: what rule V2 compares. */
export const Earned = z.object({
  minutes: z.nullable(z.int()),
  /** hundredths by what they are called: a rule, or a rule's field of study */
  credits: z.record(z.string(), z.int()),
})
export type Earned = z.infer<typeof Earned>

/** Of somebody whose attendance counts no more; null for amounts. */
export type EarnedNow = Earned | null

/** What a certificate says was earned; the time only where it stands on it. */
export function earnedOf({
  minutes,
  credits,
  template,
}: Pick<CertificateContent, 'minutes' | 'credits' | 'template'>): Earned {
  const amounts = credits.flatMap(({ rule, hundredths, fields }): [string, number][] => [
    [rule, hundredths],
    ...fields.map((field): [string, number] => [`${rule}: ${field.name}`, field.hundredths]),
  ])
  return { minutes: template.minutes ? minutes : null, credits: Object.fromEntries(amounts) }
}

export type Change = 'same' | 'raised' | 'lowered'

/**
 * How what follows now differs from what was issued (rule V2): lowered if any amount is lower, or nothing is
 * earned any more; raised if none is lower and one is higher.
 *
 * Holds: what is raised from a to b is lowered from b to a; raised twice is raised.
 */
export function compareEarned(issued: EarnedNow, now: EarnedNow): Change {
  if (issued === null) return now === null ? 'same' : 'raised'
  if (now === null) return 'lowered'
  const names = new Set([...Object.keys(issued.credits), ...Object.keys(now.credits)])
  const steps = [...names].map((name) => (now.credits[name] ?? 0) - (issued.credits[name] ?? 0))
  // no known time is less than none spent
  steps.push((now.minutes ?? -1) - (issued.minutes ?? -1))
  if (steps.some((step) => step < 0)) return 'lowered'
  return steps.some((step) => step > 0) ? 'raised' : 'same'
}

/** What stands of a certificate that is not revoked. */
export interface Standing {
  /** by its newest version */
  issued: Earned
  /** what followed when a person kept that version; undefined: nobody did */
  kept?: EarnedNow | undefined
}

/** What becomes of it: `supersede` by a new version, `review` until a person decides, else `valid`. */
export type Outcome = 'valid' | 'supersede' | 'review'

/**
 * What follows for an issued certificate (rule V2). A version that a person kept stays kept as long as no
 * less follows than when they kept it. What is no longer lowered needs no decision.
 */
export function outcomeOf({ issued, kept }: Standing, now: EarnedNow): Outcome {
  const change = compareEarned(issued, now)
  if (change === 'raised') return 'supersede'
  if (change === 'same') return 'valid'
  if (kept !== undefined && compareEarned(kept, now) !== 'lowered') return 'valid'
  return 'review'
}
