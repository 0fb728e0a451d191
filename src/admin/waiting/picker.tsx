import { useState } from 'preact/hooks'
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

const mostHits = 6

/** Finds one attendee of the programme by name or e-mail. */
export function PersonPicker({
  person,
  choose,
}: {
  person: Person | null
  choose: (person: Person | null) => void
}) {
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
  const hits = rested === '' ? [] : (found.data?.pages[0]?.items ?? []).slice(0, mostHits)
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
    </div>
  )
}
