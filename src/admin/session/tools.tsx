import type { ComponentChildren } from 'preact'
import type { AttendanceRow } from '../../domain/api.ts'
import { count } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Select } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { expiryWords, statusWords } from '../words.ts'
import { type Problem, problemWords } from './to-sort-out.ts'
import { type Filter, filtered } from './view.ts'

const statuses: readonly (readonly [Filter['status'], string])[] = [
  ['', 'Any status'],
  ['in-now', 'In now'],
  ['attended', statusWords.attended],
  ['not-attended', statusWords['not-attended']],
  ['pending', statusWords.pending],
  ['booked', statusWords.booked],
  ['cancelled', statusWords.cancelled],
  ['expiring-soon', expiryWords['expiring-soon']],
  ['expired', expiryWords.expired],
  ['flagged', 'With a flag'],
]

interface Props {
  rows: readonly AttendanceRow[]
  filter: Filter
  setFilter: (filter: Filter) => void
  problem: Problem | null
  showAll: () => void
  children: ComponentChildren
}

/** Finds among the attendees of a session: by words, by status with how many have it. */
export function AttendeeTools({ rows, filter, setFilter, problem, showAll, children }: Props) {
  const options = statuses.flatMap(([status, words]) => {
    const { length } = filtered(rows, { typed: '', status })
    if (length === 0 && status !== '' && status !== filter.status) return []
    return [[status, status === '' ? words : `${words} (${count(length)})`] as const]
  })
  return (
    <div class={controls.tools}>
      <h2 class={text.h2}>{problem ? problemWords(problem) : 'Attendees'}</h2>
      {problem && (
        <Button look="text" onClick={showAll}>
          Show all attendees
        </Button>
      )}
      <span class={controls.grow} />
      <SearchField
        label="Find attendee"
        placeholder="Name, e-mail, code"
        value={filter.typed}
        onValue={(typed) => setFilter({ ...filter, typed })}
      />
      <Select
        label="Status"
        value={filter.status}
        options={options}
        onValue={(status) => setFilter({ ...filter, status })}
      />
      {children}
    </div>
  )
}
