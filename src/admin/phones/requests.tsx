import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { RecordRequestRow } from '../../domain/api-my.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayMiddle } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useDecide, useRecordRequests } from './calls.ts'
import css from './phones.module.css'

/** What attendees ask staff to put right in their records; what waits comes first. */
export function RecordRequests() {
  const { programme } = useHere()
  const requests = useRecordRequests(programme.id)
  return (
    <Await query={requests} what="what attendees ask for">
      {({ items }) =>
        items.length === 0 ? (
          <Empty>Nobody asks for a correction.</Empty>
        ) : (
          <ul class={css.requests}>
            {items.map((row) => (
              <li key={row.id} class={css.request}>
                <Request row={row} />
              </li>
            ))}
          </ul>
        )
      }
    </Await>
  )
}

function Request({ row }: { row: RecordRequestRow }) {
  const { programme, mayAct } = useHere()
  const { attendee, name, session, title, state, answer, askedAt } = row
  const zone = programme.timeZone
  return (
    <>
      <div>
        <Link href={paths.timeline(programme.id, session, attendee)}>
          <b>
            <PersonName name={name} />
          </b>
        </Link>
        , <bdi>{title}</bdi>
        <p>
          <b>{wantedOf(row, zone)}</b>
          {row.text && (
            <>
              {' '}
              <bdi>“{row.text}”</bdi>
            </>
          )}
        </p>
        <p class={`${text.dim} ${text.small}`}>
          Asked {dayMiddle(askedAt, zone)}, {clock(askedAt, zone)}
          {answer && (
            <>
              {' · '}Answered: <bdi>{answer}</bdi>
            </>
          )}
        </p>
      </div>
      {state === 'waiting' ? (
        mayAct && <Decide row={row} />
      ) : (
        <Status shape={state === 'approved' ? 'full' : 'square'} tone="dim">
          {state === 'approved' ? 'Approved' : 'Refused'}
        </Status>
      )}
    </>
  )
}

function wantedOf({ kind, at }: RecordRequestRow, zone: string): string {
  if (kind === 'other' || at === null) return 'Something else.'
  return `${kind === 'in' ? 'Came' : 'Left'} at ${clock(at, zone)}.`
}

/** Approving enters the time as a correction, which can be undone like any other. */
function Decide({ row: { id, kind } }: { row: RecordRequestRow }) {
  const decide = useDecide()
  const [answer, setAnswer] = useState('')
  const saying = decide.error && sayingOf(decide.error)
  const put = (decision: 'approved' | 'refused') => decide.mutate({ id, decision, answer })
  return (
    <div class={css.decide}>
      <Field
        label="Answer to the attendee"
        hint={kind === 'other' ? 'Approving enters nothing: correct the record first.' : undefined}
        maxLength={1000}
        value={answer}
        onValue={setAnswer}
      />
      <div class={css.acts}>
        <Button icon="tick" disabled={decide.isPending} onClick={() => put('approved')}>
          {kind === 'other' ? 'Approve' : 'Approve and enter it'}
        </Button>
        <Button icon="cross" disabled={decide.isPending} onClick={() => put('refused')}>
          Refuse
        </Button>
      </div>
      <Refusal fact="Not decided.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </div>
  )
}
