import { Link } from 'wouter-preact'
import type { CorrectionBatch, CorrectionRow } from '../../domain/api-truth.ts'
import { kindsInWords } from '../../domain/words.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayShort, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useUndo } from '../truth-queries.ts'
import { isUndo, undoneBy, whoDid } from './view.ts'

const columns: Column[] = [
  { head: 'When' },
  { head: 'Who' },
  { head: 'What' },
  { head: 'For', class: css.opt2 },
  { head: 'State' },
  { head: <span class="vh">Actions</span> },
]

interface Props {
  session: string
  batches: readonly CorrectionBatch[]
  /** those of the batches; undefined: not read yet */
  corrections: readonly CorrectionRow[] | undefined
  /** name by attendee id */
  names: ReadonlyMap<string, string>
}

/** What was done together, each with who, when, why, and the way to take it back. */
export function BatchesTable({ session, batches, corrections, names }: Props) {
  const { programme, me } = useHere()
  const zone = programme.timeZone
  return (
    <Table caption="What was changed" columns={columns}>
      {batches.map((batch) => (
        <tr key={batch.batch}>
          <td class={css.nw}>
            <b>{clock(batch.at, zone)}</b>
            <span class={css.sub}>{dayShort(batch.at, zone)}</span>
          </td>
          <td>
            <bdi>{whoDid(batch, me.id)}</bdi>
          </td>
          <td>
            {kindsInWords(batch.kinds)}
            {batch.reason !== '' && (
              <span class={css.sub}>
                <bdi>{batch.reason}</bdi>
                {batch.moreReasons && ' (and other reasons)'}
              </span>
            )}
          </td>
          <td class={css.opt2}>
            <Whom session={session} batch={batch} names={names} />
          </td>
          <td>
            <State batch={batch} by={undoneBy(batch, corrections ?? [], batches)} />
          </td>
          <td class={css.r}>
            <TakeBack batch={batch} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Whom({
  session,
  batch,
  names,
}: Pick<Props, 'session' | 'names'> & { batch: CorrectionBatch }) {
  const { programme } = useHere()
  const { attendee, attendees, taps } = batch
  if (attendee === null) return attendees > 0 ? plural(attendees, 'attendee') : plural(taps, 'tap')
  const name = names.get(attendee)
  return name === undefined ? (
    '1 attendee'
  ) : (
    <Link href={paths.timeline(programme.id, batch.session ?? session, attendee)}>
      <PersonName name={name} />
    </Link>
  )
}

function State({ batch, by }: { batch: CorrectionBatch; by: CorrectionBatch | undefined }) {
  const { programme, me } = useHere()
  const { standing, corrections } = batch
  const zone = programme.timeZone
  if (standing === corrections) return <Status shape="full">Stands</Status>
  return (
    <>
      <Status shape={standing === 0 ? 'ring' : 'half'} tone="dim">
        {standing === 0 ? 'Taken back' : `${standing} of ${corrections} stand`}
      </Status>
      {by && (
        <span class={css.sub}>
          <bdi>{whoDid(by, me.id)}</bdi>, {dayShort(by.at, zone)}, {clock(by.at, zone)}
        </span>
      )}
    </>
  )
}

function TakeBack({ batch }: { batch: CorrectionBatch }) {
  const { programme, mayAct } = useHere()
  const undo = useUndo('batches')
  const saying = undo.error && sayingOf(undo.error)
  if (!mayAct || batch.standing === 0) return null
  return (
    <>
      <Button look="text" disabled={undo.isPending} onClick={() => undo.mutate(batch.batch)}>
        {isUndo(batch) ? 'Restore' : 'Take back'}
        <span class="vh">
          {' '}
          what was done at {clock(batch.at, programme.timeZone)}: {kindsInWords(batch.kinds)}
        </span>
      </Button>
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </>
  )
}
