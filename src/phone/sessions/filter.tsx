import { useState } from 'preact/hooks'
import type { PhoneSession } from '../../domain/api-phone.ts'
import type { Format } from '../../i18n/format.ts'
import type { SessionsWords } from '../../i18n/sessions/words.ts'
import { Field } from '../parts/field.tsx'

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Pd}'’]/gu, '')
    .toLowerCase()

/** Of the sessions those of a day whose title, room or presenters have all the words typed. */
export function fitting(
  sessions: readonly PhoneSession[],
  { query, day }: { query: string; day: string },
  dateOf: (at: number) => string,
): PhoneSession[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return sessions.filter((session) => {
    const text = folded([session.title, session.room ?? '', ...session.presenters].join(' '))
    return (day === '' || dateOf(session.start) === day) && words.every((one) => text.includes(one))
  })
}

/** What is looked for, and the fields to say so. */
export function useFilter(
  sessions: readonly PhoneSession[],
  format: Format,
  words: SessionsWords,
  today: number,
) {
  const days = [...new Map(sessions.map(({ start }) => [format.date(start), start]))]
  const [query, setQuery] = useState('')
  const [day, setDay] = useState(() =>
    days.length > 1 && days.some(([date]) => date === format.date(today)) ? format.date(today) : '',
  )
  const names = new Map(days.map(([date, start]) => [format.day(start), date]))
  const chosen = [...names].find(([, date]) => date === day)?.[0] ?? ''
  const fields = sessions.length > 1 && (
    <>
      <Field kind="search" label={words.search} value={query} onValue={setQuery} />
      {days.length > 1 && (
        <Field
          kind="choice"
          label={words.day}
          choices={[...names.keys()]}
          choose={words.everyDay}
          value={chosen}
          onValue={(name) => setDay(names.get(name) ?? '')}
        />
      )}
    </>
  )
  return { fields, found: fitting(sessions, { query, day }, format.date) }
}
