import type { CertificateRow, SkipKind } from '../../domain/api-certificates.ts'
import { compareEarned, type Earned } from '../../domain/certificate-change.ts'
import { plural } from '../format.ts'

/** A certificate's state: its mark and its word. */
export function stateWords({
  state,
  kept,
  version,
}: Pick<CertificateRow, 'state' | 'kept' | 'version'>) {
  if (state === 'review') return { shape: 'half', tone: 'at', word: 'Under review' } as const
  if (state === 'revoked') return { shape: 'cross', tone: 'bad', word: 'Revoked' } as const
  const word = kept ? 'Valid, kept' : version > 1 ? `Valid, version ${version}` : 'Valid'
  return { shape: 'full', tone: 'in', word } as const
}

const credits = (hundredths: number) => String(hundredths / 100)

/** `52 min · cpe 1 · Taxes 0.8`, or what it means that nothing follows. */
export function earnedWords(earned: Earned | null): string {
  if (earned === null) return 'Nothing: not marked Attended'
  const totals = Object.entries(earned.credits).filter(([name]) => !name.includes(': '))
  const parts = [
    ...(earned.minutes === null ? [] : [`${earned.minutes} min`]),
    ...totals.map(([rule, hundredths]) => `${credits(hundredths)} ${rule}`),
  ]
  return parts.length === 0 ? 'Attended' : parts.join(' · ')
}

export interface Difference {
  name: string
  before: string
  now: string
}

/** What a certificate says, beside what follows now, where the two differ. */
export function differences(issued: Earned, now: Earned | null): Difference[] {
  const minutes = (earned: Earned | null) =>
    earned?.minutes == null ? 'none' : plural(earned.minutes, 'minute')
  const names = [...new Set([...Object.keys(issued.credits), ...Object.keys(now?.credits ?? {})])]
  const rows = names.map((name) => ({
    name,
    before: credits(issued.credits[name] ?? 0),
    now: credits(now?.credits[name] ?? 0),
  }))
  const time = { name: 'Time attended', before: minutes(issued), now: minutes(now) }
  const all = [time, ...rows].filter((row) => row.before !== row.now)
  if (all.length > 0 || compareEarned(issued, now) === 'same') return all
  return [{ name: 'Attendance', before: 'Attended', now: 'not marked Attended' }]
}

/** Why people got none, in words for so many. */
export const skipWords: Record<SkipKind, string> = {
  'has-one': 'have one already',
  'not-attended': 'are no longer marked Attended',
  'not-closed': 'wait until the session is closed: kiosks have yet to report',
  survey: 'have not answered the survey yet',
  'no-template': 'need a template: none is there, or the session names one that is not',
  nobody: 'were erased',
  letters: 'have names with letters that no font has',
}
