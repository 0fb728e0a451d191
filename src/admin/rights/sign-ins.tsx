import type { SignInRow } from '../../domain/api-rights.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { endOwnSignIn } from './calls.ts'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'
import { browserName, dateTime } from './words.ts'

const columns = [
  { head: 'Browser' },
  { head: 'Since' },
  { head: 'Address', class: table.opt },
  { head: <span class="vh">Acts</span> },
]

/** Where one is signed in, each to be ended. */
export function SignIns({ items }: { items: readonly SignInRow[] }) {
  const end = useRightsAct(endOwnSignIn)
  return (
    <section class={css.part}>
      <h2>Where you are signed in</h2>
      <Table caption="Where you are signed in" columns={columns}>
        {items.map(({ id, current, browser, since, address }) => (
          <tr key={id}>
            <td>
              <b>{browserName(browser)}</b>
            </td>
            <td>{dateTime(since)}</td>
            <td class={table.opt}>{address ?? ''}</td>
            <td>
              {current ? (
                'here'
              ) : (
                <Button look="text" onClick={() => end.mutate(id)}>
                  End
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {items.length > 1 && (
        <div>
          <Button onClick={() => end.mutate(null)}>End all others</Button>
        </div>
      )}
      <Refusal fact="Not ended.">{end.error ? sayingOf(end.error).what : undefined}</Refusal>
    </section>
  )
}
