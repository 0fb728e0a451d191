import type { PastImport } from '../../domain/api-imports.ts'
import { clock, count, dayShort } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { usePastImports, useUndoImport } from './past.ts'
import { Undone } from './undo.tsx'

const columns: Column[] = [
  { head: 'When' },
  { head: 'File' },
  { head: 'Who', class: css.opt2 },
  { head: 'Added', class: css.r },
  { head: 'Changed', class: css.r },
  { head: 'Cancelled', class: `${css.r} ${css.opt2}` },
  { head: 'State' },
]

/** What was imported before, each with the way to undo it. */
export function PastImports() {
  const past = usePastImports()
  const undoing = useUndoImport()
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Past imports</h2>
      <Undone undoing={undoing} />
      <Await query={past} what="past imports">
        {({ items, next }) =>
          items.length === 0 ? (
            <p class={text.dim}>None yet. Each can be undone as a whole, for 30 days.</p>
          ) : (
            <>
              <Table caption="Past imports" columns={columns}>
                {items.map((one) => (
                  <Row
                    key={one.id}
                    past={one}
                    busy={undoing.isPending}
                    undo={() => undoing.mutate({ id: one.id, rest: false })}
                  />
                ))}
              </Table>
              {next !== null && (
                <p class={`${text.dim} ${text.small}`}>
                  The newest {count(items.length)} are shown.
                </p>
              )}
            </>
          )
        }
      </Await>
    </section>
  )
}

const names = { sessions: 'Sessions', attendees: 'Attendees', bookings: 'Bookings' }

interface RowProps {
  past: PastImport
  busy: boolean
  undo: () => void
}

function Row({ past, busy, undo }: RowProps) {
  const { programme, me } = useHere()
  const zone = programme.timeZone
  const { what, file, by, byName, at, added, updated, cancelled } = past
  return (
    <tr>
      <td class={css.nw}>
        <b>{clock(at, zone)}</b>
        <span class={css.sub}>{dayShort(at, zone)}</span>
      </td>
      <td>
        <b>{names[what]}</b>
        <span class={css.sub}>
          <bdi>{file ?? 'sent by the API'}</bdi>
        </span>
      </td>
      <td class={css.opt2}>
        <bdi>{whoDid(by, byName, me.id)}</bdi>
      </td>
      <td class={css.r}>{count(added)}</td>
      <td class={css.r}>{count(updated)}</td>
      <td class={`${css.r} ${css.opt2}`}>{count(cancelled)}</td>
      <td class={css.nw}>
        <State past={past} busy={busy} undo={undo} />
      </td>
    </tr>
  )
}

const whoDid = (by: string, name: string | null, me: string) =>
  by === me ? 'You' : (name ?? (by === 'system' ? 'The server' : 'A token'))

function State({ past: { undone, canUndo, what, at }, busy, undo }: RowProps) {
  const { programme, me } = useHere()
  const zone = programme.timeZone
  if (undone) {
    return (
      <Status shape="cross" tone="dim">
        Undone {clock(undone.at, zone)} by {whoDid(undone.by, undone.byName, me.id)}
      </Status>
    )
  }
  if (!canUndo) {
    return (
      <Status shape="square" tone="dim">
        Older than 30 days
      </Status>
    )
  }
  return (
    <Button icon="undo" look="text" disabled={busy} onClick={undo}>
      Undo
      <span class="vh">
        {' '}
        the {what} of {clock(at, zone)}
      </span>
    </Button>
  )
}
