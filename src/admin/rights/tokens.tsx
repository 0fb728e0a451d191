import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { Role, TokenMade, TokenRow } from '../../domain/api-rights.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useServices } from '../services.ts'
import { revokeToken, sendToken } from './calls.ts'
import { ShownOnce } from './once.tsx'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'
import { dateTime, roleMeans, roleName, roleOptions } from './words.ts'

const lives = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'a year'],
  ['never', 'no end'],
] as const
type Life = (typeof lives)[number][0]

/** API tokens: made, shown once, listed, revoked. */
export function Tokens({ items }: { items: readonly TokenRow[] }) {
  const [made, setMade] = useState<TokenMade>()
  return (
    <section class={css.part}>
      <h2>API tokens</h2>
      <p>
        By a token another program reads and changes what its role may. What it can call is told on
        the page <Link href={paths.api}>API</Link>.
      </p>
      {made && (
        <ShownOnce
          title={`The token “${made.name}”`}
          label="Token"
          text={made.token}
          close={() => setMade(undefined)}
        >
          It is shown this once and kept nowhere. Who has it may do what its role may.
        </ShownOnce>
      )}
      <TokenForm onMade={setMade} />
      {items.length > 0 && <TokenTable items={items} />}
    </section>
  )
}

function TokenForm({ onMade }: { onMade: (made: TokenMade) => void }) {
  const make = useRightsAct(sendToken)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('auditor')
  const [life, setLife] = useState<Life>('90')
  const send = () => {
    const done = (made: TokenMade) => {
      setName('')
      onMade(made)
    }
    const days = life === 'never' ? null : Number(life)
    make.mutate({ name, role, days }, { onSuccess: done })
  }
  return (
    <form
      class={css.row}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label="What it is for" required maxLength={200} value={name} onValue={setName} />
      <div class={css.slim}>
        <SelectField label="Token’s role" value={role} options={roleOptions} onValue={setRole} />
      </div>
      <div class={css.slim}>
        <SelectField label="Good for" value={life} options={lives} onValue={setLife} />
      </div>
      <Button type="submit" disabled={make.isPending}>
        Make a token
      </Button>
      <span class={controls.hint}>{roleMeans[role]}</span>
      <Refusal fact="No token was made.">
        {make.error ? sayingOf(make.error).what : undefined}
      </Refusal>
    </form>
  )
}

const columns = [
  { head: 'For' },
  { head: 'Role' },
  { head: 'Last used', class: table.opt },
  { head: 'Good until' },
  { head: <span class="vh">Acts</span> },
]

function TokenTable({ items }: { items: readonly TokenRow[] }) {
  const { now } = useServices()
  const revoke = useRightsAct(revokeToken)
  const [asked, setAsked] = useState<string>()
  return (
    <>
      <Table caption="API tokens" columns={columns}>
        {items.map(({ id, name, role, at, lastUsed, expiresAt }) => (
          <tr key={id}>
            <td>
              <b>
                <bdi>{name}</bdi>
              </b>
              <span class={table.sub}>made {dateTime(at)}</span>
            </td>
            <td>{roleName(role)}</td>
            <td class={table.opt}>{lastUsed === null ? 'not yet' : dateTime(lastUsed)}</td>
            <td>
              {expiresAt === null
                ? 'no end'
                : `${dateTime(expiresAt)}${expiresAt <= now() ? ': expired' : ''}`}
            </td>
            <td>
              {asked === id ? (
                <div class={controls.acts}>
                  <Button look="danger" onClick={() => revoke.mutate(id)}>
                    Revoke for good
                  </Button>
                  <Button onClick={() => setAsked(undefined)}>Keep</Button>
                </div>
              ) : (
                <Button look="text" onClick={() => setAsked(id)}>
                  Revoke
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <Refusal fact="Not revoked.">
        {revoke.error ? sayingOf(revoke.error).what : undefined}
      </Refusal>
    </>
  )
}
