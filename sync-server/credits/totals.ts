import type { CreditTotals } from '../../src/domain/api-follow.ts'
import type { CreditGiven } from '../../src/domain/completion.ts'
import { rosterNames } from '../db/attended.ts'
import { creditsIn } from '../db/completions.ts'
import type { Db } from '../db/open.ts'

type Total = CreditTotals['items'][number]['credits'][number]

/** What everybody has earned over a programme by each rule, by name; who has nothing is left out. */
export async function creditTotals(db: Db, programme: string): Promise<CreditTotals> {
  const rules = new Map<string, string>()
  const totals = new Map<string, Map<string, Total>>()
  for (const { attendee, credits } of await creditsIn(db, programme)) {
    const theirs = totals.get(attendee) ?? new Map<string, Total>()
    totals.set(attendee, theirs)
    for (const given of credits) {
      rules.set(given.rule, given.name)
      theirs.set(given.rule, added(theirs.get(given.rule), given))
    }
  }
  const items = (await rosterNames(db, programme)).flatMap(({ active: _, ...person }) => {
    const theirs = totals.get(person.attendee)
    return theirs ? [{ ...person, credits: [...theirs.values()] }] : []
  })
  return { rules: [...rules].map(([rule, name]) => ({ rule, name })), items }
}

function added(before: Total | undefined, { rule, hundredths, fields }: CreditGiven): Total {
  const sums = new Map(before?.fields.map((field) => [field.name, field.hundredths]))
  for (const field of fields) {
    sums.set(field.name, (sums.get(field.name) ?? 0) + field.hundredths)
  }
  return {
    rule,
    hundredths: (before?.hundredths ?? 0) + hundredths,
    sessions: (before?.sessions ?? 0) + (hundredths > 0 ? 1 : 0),
    fields: [...sums].map(([name, sum]) => ({ name, hundredths: sum })),
  }
}
