import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { CreditTotals } from '../../domain/api-follow.ts'
import { calledName } from '../../domain/called.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import controls from '../parts/controls.module.css'
import { SearchField } from '../parts/field.tsx'
import { PersonName } from '../parts/person-name.tsx'
import css from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useGrowing } from '../session/use-growing.ts'
import { hasWords } from '../sessions-view.ts'
import { useCreditTotals } from './queries.ts'
import { amount } from './rule-words.ts'

/** What everybody has earned over the programme, a column for each rule. */
export function Earned() {
  const totals = useCreditTotals()
  return (
    <section class={text.stack}>
      <Await query={totals} what="the credits">
        {(all) =>
          all.items.length > 0 ? (
            <People totals={all} />
          ) : (
            <>
              <h2 class={text.h2}>Earned so far</h2>
              <Empty>
                Nobody has credits yet: they follow as soon as somebody is marked Attended in a
                session that gives some.
              </Empty>
            </>
          )
        }
      </Await>
    </section>
  )
}

const firstRows = 10

function People({ totals: { rules, items } }: { totals: CreditTotals }) {
  const { programme } = useHere()
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const shown = items.filter(({ name, email, code }) =>
    hasWords(`${calledName(name)} ${email ?? ''} ${code ?? ''}`, typed),
  )
  const growing = useGrowing(shown.length, typed)
  const most = all ? growing.most : firstRows
  return (
    <>
      <div class={controls.tools}>
        <h2 class={text.h2}>Earned so far</h2>
        <span class={controls.grow} />
        <SearchField
          label="Find attendee"
          placeholder="Name, e-mail, code"
          value={typed}
          onValue={setTyped}
        />
      </div>
      {shown.length === 0 ? (
        <Empty>Nobody by these words. Check the letters, or clear the search.</Empty>
      ) : (
        <Table
          caption="Credits earned"
          columns={[
            { head: 'Name' },
            ...rules.map(({ name }) => ({ head: <bdi>{name}</bdi>, class: css.r })),
          ]}
        >
          {shown.slice(0, most).map((row) => (
            <tr key={row.attendee}>
              <td>
                <Link href={paths.attendee(programme.id, row.attendee)}>
                  <b>
                    <PersonName name={row.name} />
                  </b>
                </Link>
              </td>
              {rules.map(({ rule }) => (
                <td key={rule} class={css.r}>
                  <Given total={row.credits.find((one) => one.rule === rule)} />
                </td>
              ))}
            </tr>
          ))}
        </Table>
      )}
      {all && <div ref={growing.end} />}
      <p class={`${text.dim} ${text.small}`}>
        {count(Math.min(most, shown.length))} of {plural(items.length, 'attendee')}{' '}
        {!all && shown.length > most && (
          <button
            type="button"
            class={`${controls.bt} ${controls.text}`}
            onClick={() => setAll(true)}
          >
            Show all
          </button>
        )}
      </p>
    </>
  )
}

type Total = CreditTotals['items'][number]['credits'][number]

function Given({ total }: { total: Total | undefined }) {
  if (!total) return <span class={text.dim}>–</span>
  const { hundredths, fields, sessions } = total
  return (
    <>
      <b>{amount(hundredths)}</b>
      <span class={css.sub}>
        {fields
          .filter((field) => field.hundredths > 0)
          .map((field) => `${field.name || 'No field'} ${amount(field.hundredths)}`)
          .join(', ') || `from ${plural(sessions, 'session')}`}
      </span>
    </>
  )
}
