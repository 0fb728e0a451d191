import type { Me } from '../../domain/api.ts'
import type { InvitationMade, PersonRow } from '../../domain/api-rights.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Select } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { endSignInsOf, sendNewPassword, sendPerson } from './calls.ts'
import { useRightsAct } from './queries.ts'
import { dateTime, roleOptions } from './words.ts'

interface Props {
  me: Me
  people: readonly PersonRow[]
  /** a link was made by which somebody chooses a new password */
  onLink: (made: InvitationMade) => void
}

const columns = [
  { head: 'Name' },
  { head: 'Role' },
  { head: 'Last sign-in', class: table.opt },
  { head: <span class="vh">Acts</span> },
]

/** Everybody who can sign in, or could. */
export function PeopleTable({ me, people, onLink }: Props) {
  const change = useRightsAct((call, { id, ...what }: Pick<PersonRow, 'id'> & Partial<PersonRow>) =>
    sendPerson(call, id, what),
  )
  const end = useRightsAct(endSignInsOf)
  const link = useRightsAct(sendNewPassword)
  const failure = [change, end, link].find(({ error }) => error)?.error
  return (
    <>
      <Table caption="People" columns={columns}>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <b>
                <bdi>{person.name}</bdi>
              </b>
              <span class={table.sub}>
                {person.email}
                {person.id === me.id && ' (you)'}
                {!person.active && ' · deactivated: can’t sign in'}
              </span>
            </td>
            <td>
              <Select
                label={`Role of ${person.name}`}
                value={person.role}
                options={roleOptions}
                onValue={(role) => change.mutate({ id: person.id, role })}
              />
            </td>
            <td class={table.opt}>
              {person.lastSignIn === null ? 'not yet' : dateTime(person.lastSignIn)}
            </td>
            <td>
              <div class={controls.acts}>
                <Button
                  onClick={() => change.mutate({ id: person.id, active: !person.active })}
                  look="text"
                >
                  {person.active ? 'Deactivate' : 'Reactivate'}
                </Button>
                {person.id !== me.id && person.active && (
                  <>
                    <Button look="text" onClick={() => end.mutate(person.id)}>
                      Sign out
                    </Button>
                    <Button
                      look="text"
                      onClick={() => link.mutate(person.id, { onSuccess: onLink })}
                    >
                      New password
                    </Button>
                  </>
                )}
              </div>
            </td>
          </tr>
        ))}
      </Table>
      {end.data && (
        <output>
          {end.data.ended === 0
            ? 'They were signed in nowhere.'
            : `Signed out of ${end.data.ended} ${end.data.ended === 1 ? 'browser' : 'browsers'}.`}
        </output>
      )}
      <Refusal fact="Not done.">{failure ? sayingOf(failure).what : undefined}</Refusal>
    </>
  )
}
