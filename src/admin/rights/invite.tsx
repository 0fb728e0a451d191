import { useState } from 'preact/hooks'
import type { InvitationMade, InvitationRow, Role } from '../../domain/api-rights.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Table } from '../parts/table.tsx'
import { endInvitation, sendInvitation } from './calls.ts'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'
import { dateTime, roleMeans, roleName, roleOptions } from './words.ts'

/** Makes a link that lets somebody in. */
export function InviteForm({ onMade }: { onMade: (made: InvitationMade) => void }) {
  const invite = useRightsAct(sendInvitation)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('staff')
  const send = () => {
    const made = (link: InvitationMade) => {
      setEmail('')
      onMade(link)
    }
    invite.mutate({ email: email.trim(), role }, { onSuccess: made })
  }
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>Invite somebody</h2>
      <div class={css.row}>
        <Field label="E-mail" type="email" required value={email} onValue={setEmail} />
        <div class={css.slim}>
          <SelectField label="Role" value={role} options={roleOptions} onValue={setRole} />
        </div>
        <Button type="submit" look="go" disabled={invite.isPending}>
          Make the link
        </Button>
      </div>
      <p>{roleMeans[role]}</p>
      <Refusal fact="No link was made.">
        {invite.error ? sayingOf(invite.error).what : undefined}
      </Refusal>
    </form>
  )
}

const columns = [
  { head: 'For' },
  { head: 'Role' },
  { head: 'Good until' },
  { head: <span class="vh">Acts</span> },
]

/** Links that were made and not used yet. */
export function Invitations({ items }: { items: readonly InvitationRow[] }) {
  const end = useRightsAct(endInvitation)
  if (items.length === 0) return null
  return (
    <section class={css.part}>
      <h2>Links not used yet</h2>
      <Table caption="Links not used yet" columns={columns}>
        {items.map(({ id, email, role, person, expiresAt }) => (
          <tr key={id}>
            <td>{email}</td>
            <td>{person === null ? roleName(role) : 'new password'}</td>
            <td>{dateTime(expiresAt)}</td>
            <td>
              <Button look="text" onClick={() => end.mutate(id)}>
                Withdraw
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      <Refusal fact="Not withdrawn.">{end.error ? sayingOf(end.error).what : undefined}</Refusal>
    </section>
  )
}
