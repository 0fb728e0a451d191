import { useState } from 'preact/hooks'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Table } from '../parts/table.tsx'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'
import { addPasskey, removePasskey, type Ways } from './ways.ts'
import { dateTime } from './words.ts'

const columns = [{ head: 'Name' }, { head: 'Since' }, { head: <span class="vh">Acts</span> }]

/** One's passkeys: instead of the password, by the device's own lock. */
export function PasskeyPart({ passkeys }: Pick<Ways, 'passkeys'>) {
  const add = useRightsAct(addPasskey)
  const remove = useRightsAct(removePasskey)
  const [name, setName] = useState('')
  const failure = add.error ?? remove.error
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(name, { onSuccess: () => setName('') })
      }}
    >
      <h2>Passkeys</h2>
      <p>Sign in by this device’s lock or by a security key, without a password.</p>
      {passkeys.length > 0 && (
        <Table caption="Passkeys" columns={columns}>
          {passkeys.map((one) => (
            <tr key={one.id}>
              <td>
                <b>
                  <bdi>{one.name || 'Passkey'}</bdi>
                </b>
              </td>
              <td>{one.createdAt ? dateTime(Date.parse(one.createdAt)) : ''}</td>
              <td>
                <Button look="text" onClick={() => remove.mutate(one.id)}>
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <div class={css.row}>
        <Field label="Name of this passkey" required value={name} onValue={setName} />
        <Button type="submit" disabled={add.isPending}>
          Add a passkey
        </Button>
      </div>
      <Refusal fact="Not done.">{failure ? sayingOf(failure).what : undefined}</Refusal>
    </form>
  )
}
