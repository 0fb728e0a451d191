import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { Changes } from '../repair/changes.tsx'
import { useMergePreview, useMerging } from './queries.ts'

const columns: Column[] = [
  { head: 'Now' },
  { head: 'Taps', class: css.r },
  { head: 'Bookings', class: css.r },
  { head: 'Marks', class: css.r },
  { head: 'Corrections', class: css.r },
  { head: 'Would count for' },
]

interface Props {
  others: readonly string[]
  into: string
  close: () => void
  /** once they are merged */
  done?: () => void
}

/** Whose taps, bookings and marks would count for whom, and every record before and after; then the act. */
export function MergePreviewPart({ others, into, close, done }: Props) {
  const preview = useMergePreview({ others, into })
  const merging = useMerging(done)
  const saying = merging.error && sayingOf(merging.error)
  return (
    <Await query={preview} what="what would change">
      {({ people, changes }) => (
        <section class={text.stack} aria-label="Before merging">
          <Table caption="What would count for whom" columns={columns}>
            {people.map((person) => (
              <tr key={person.attendee}>
                <td>
                  <PersonName name={person.name} />
                </td>
                <td class={css.r}>{person.taps}</td>
                <td class={css.r}>{person.bookings}</td>
                <td class={css.r}>{person.marks}</td>
                <td class={css.r}>{person.corrections}</td>
                <td>
                  {person.attendee === into ? (
                    <span class={text.dim}>stays</span>
                  ) : (
                    <PersonName name={people[0]?.name ?? ''} />
                  )}
                </td>
              </tr>
            ))}
          </Table>
          {changes.length > 0 ? (
            <Changes session={null} changes={changes} />
          ) : (
            <p class={text.dim}>No record of attendance changes.</p>
          )}
          <div class={controls.acts}>
            <Button
              look="go"
              icon="join"
              disabled={merging.isPending}
              onClick={() => merging.mutate({ others, into })}
            >
              {merging.isPending
                ? 'Merging …'
                : `Merge: ${plural(changes.length, 'record changes', 'records change')}`}
            </Button>
            <Button look="text" onClick={close}>
              Not now
            </Button>
            <span class={`${text.dim} ${text.small}`}>It can be taken back.</span>
          </div>
          <Refusal fact="Not all were merged.">
            {saying ? `${saying.what} ${saying.todo}` : undefined}
          </Refusal>
        </section>
      )}
    </Await>
  )
}
