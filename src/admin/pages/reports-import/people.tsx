import { useState } from 'preact/hooks'
import type { ReportPerson } from '../../../domain/api-reports.ts'
import { count, plural } from '../../format.ts'
import { Button } from '../../parts/button.tsx'
import text from '../../parts/text.module.css'
import { PersonPicker } from '../../waiting/picker.tsx'
import own from './reports-import.module.css'
import type { Said } from './use-report.ts'
import { whyWords } from './words.ts'

interface Props {
  people: readonly ReportPerson[]
  said: Said
  say: (said: Said) => void
}

const atFirst = 20

/** Whom a report names whom nobody knows by e-mail: a person says who they are, or leaves them. */
export function Unmatched({ people, said, say }: Props) {
  const [all, setAll] = useState(false)
  const open = people.filter(({ by }) => by !== 'email')
  if (open.length === 0) return null
  const waiting = open.filter(({ attendee }) => attendee === null).length
  const shown = all ? open : open.slice(0, atFirst)
  const assign = (person: string, who: { id: string; name: string } | null) =>
    say({ ...said, assign: new Map([...said.assign, [person, who]]) })
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>
        {waiting > 0
          ? `${plural(waiting, 'person is', 'people are')} not matched`
          : 'Matched by hand'}
      </h2>
      {waiting > 0 && (
        <p class={own.words}>
          You may apply all the same: what they did is kept, counts for nobody, and can be assigned
          later by reading the same report again.
        </p>
      )}
      <ul class={own.people}>
        {shown.map((person) => (
          <li key={person.person}>
            <Person person={person} assign={(who) => assign(person.person, who)} />
          </li>
        ))}
      </ul>
      {shown.length < open.length && (
        <div>
          <Button icon="down" onClick={() => setAll(true)}>
            Show all {count(open.length)}
          </Button>
        </div>
      )}
    </section>
  )
}

interface PersonProps {
  person: ReportPerson
  assign: (who: { id: string; name: string } | null) => void
}

function Person({ person, assign }: PersonProps) {
  const [looking, setLooking] = useState(false)
  const { name, email, attendee, attendeeName, by, connections } = person
  return (
    <>
      <div>
        <p>
          <b>
            <bdi>{name === '' ? 'Without a name' : name}</bdi>
          </b>{' '}
          <span class={text.dim}>
            <bdi>{email ?? 'no e-mail'}</bdi>, {plural(connections, 'connection')}
          </span>
        </p>
        {attendee === null ? (
          <p class={text.dim}>{whyWords[by]}</p>
        ) : (
          <p>
            Counts for <b>{<bdi>{attendeeName ?? attendee}</bdi>}</b>, by hand.
          </p>
        )}
        {looking && (
          <div class={own.pick}>
            <PersonPicker
              person={null}
              choose={(who) => {
                setLooking(false)
                if (who) assign(who)
              }}
            />
          </div>
        )}
      </div>
      {attendee === null ? (
        <Button icon="person" onClick={() => setLooking(!looking)}>
          {looking ? 'Leave it' : 'Say who it is'}
          <span class="vh">: {name}</span>
        </Button>
      ) : (
        <Button icon="undo" onClick={() => assign(null)}>
          Not them<span class="vh">: {name}</span>
        </Button>
      )}
    </>
  )
}
