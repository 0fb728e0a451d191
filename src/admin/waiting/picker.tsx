import { useState } from 'preact/hooks'
import type { AttendeeRow } from '../../domain/api.ts'
import { Button } from '../parts/button.tsx'
import { SearchField } from '../parts/field.tsx'
import { PersonName } from '../parts/person-name.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useAttendees } from '../queries.ts'
import { useRested } from '../use-rested.ts'
import css from './waiting.module.css'

export interface Person {
  id: string
  name: string
}

interface Props {
  person: Person | null
  choose: (person: AttendeeRow | null) => void
  /** the id of somebody who is not offered */
  without?: string
}

const mostHits = 6

/** Finds one attendee of the programme by name or e-mail. */
export function PersonPicker({ person, choose, without }: Props) {
  const { programme } = useHere()
  const [typed, setTyped] = useState('')
  const rested = useRested(typed.trim())
  const found = useAttendees(programme.id, rested)
  if (person) {
    return (
      <p class={css.person}>
        <b>
          <PersonName name={person.name} />
        </b>
        <Button look="text" onClick={() => choose(null)}>
          Somebody else
        </Button>
      </p>
    )
  }
  const read = (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== without)
  const hits = rested === '' ? [] : read.slice(0, mostHits)
  const hasNone = rested !== '' && hits.length === 0 && found.isSuccess && !found.isFetching
  return (
    <div class={css.picker}>
      <SearchField
        label="Find the person"
        placeholder="Name or e-mail"
        value={typed}
        onValue={setTyped}
      />
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Button look="text" onClick={() => choose(hit)}>
              <bdi>{hit.name}</bdi>
            </Button>{' '}
            <span class={text.dim}>{hit.email ?? hit.code}</span>
          </li>
        ))}
      </ul>
      <output class={text.dim}>{hasNone && 'Nobody by these words.'}</output>
    </div>
  )
}
