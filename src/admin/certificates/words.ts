import type { CertificateRow, SkipKind } from '../../domain/api-certificates.ts'
import { compareEarned, type Earned } from '../../domain/certificate-change.ts'
import { offeredRules } from '../../domain/credit-rule.ts'
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

/** What people call an amount: a rule's name, or the field of study within it. */
function ruleName(key: string): string {
  const [id = key, field] = key.split(': ')
  if (field !== undefined) return field
  return offeredRules.find((rule) => rule.id === id)?.name ?? id
}

/** `52 min · 1 AMA PRA Category 1`, or what it means that nothing follows. */
export function earnedWords(earned: Earned | null): string {
  if (earned === null) return 'Nothing: not marked Attended'
  const totals = Object.entries(earned.credits).filter(([name]) => !name.includes(': '))
  const parts = [
    ...(earned.minutes === null ? [] : [`${earned.minutes} min`]),
    ...totals.map(([rule, hundredths]) =>
      rule === 'plain'
        ? plural(hundredths / 100, 'credit')
        : `${credits(hundredths)} ${ruleName(rule)}`,
    ),
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
    name: ruleName(name),
    before: credits(issued.credits[name] ?? 0),
    now: credits(now?.credits[name] ?? 0),
  }))
  const time = { name: 'Time attended', before: minutes(issued), now: minutes(now) }
  const all = [time, ...rows].filter((row) => row.before !== row.now)
  if (all.length > 0 || compareEarned(issued, now) === 'same') return all
  return [{ name: 'Attendance', before: 'Attended', now: 'not marked Attended' }]
}

/** Why people got none. */
export const skipWords: Record<SkipKind, string> = {
  'has-one': 'had one already',
  'not-attended': 'no longer marked Attended',
  'not-closed': 'the session is not closed yet: kiosks may have to report',
  survey: 'the survey is not answered yet',
  'no-template':
    'no template, or the session names one that is not there: see Templates and settings',
  nobody: 'erased',
  letters: 'a name or title with letters that no font has',
}
