import { useState } from 'preact/hooks'
import type { ImportReport } from '../../domain/api.ts'
import type { ColumnChoice } from '../../domain/api-imports.ts'
import { clock, count, plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { FileButton } from '../parts/file-drop.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { Columns } from './columns.tsx'
import { Errors } from './errors.tsx'
import css from './import.module.css'
import { acceptFor, type What } from './kinds.ts'
import { UploadProgress } from './progress.tsx'
import { Sheet } from './sheet.tsx'
import type { Checked } from './use-import.ts'
import { usePicks } from './use-picks.ts'
import { writes } from './view.ts'

interface Props {
  what: What
  stage: Checked
  choose: (file: File) => void
  /** checks the file again, its columns taken so; undefined: as they are known */
  check: (columns: ColumnChoice | undefined) => void
  apply: (cancelMissing: boolean) => void
}

/** What a file would do, before it does. */
export function Preview({ what, stage, choose, check, apply }: Props) {
  const { programme } = useHere()
  const [cancelMissing, setCancelMissing] = useState(false)
  const { file, report, refusal, busy } = stage
  const columns = usePicks(report)
  const errors = report.errors.length
  const writing = writes(report) + (cancelMissing ? report.missing.length : 0)
  const wrongHeading = report.columns && report.errors.some(({ row }) => row === 1)
  const ready = errors === 0 && writing > 0 && !columns.changed && !busy
  return (
    <>
      <PageHead
        title="Check the sheet before it counts"
        acts={
          <>
            <FileButton
              accept={acceptFor(what)}
              choose={choose}
              label={errors > 0 ? 'Mended file' : 'Other file'}
            />
            <Button
              icon="tick"
              look={ready ? 'go' : 'plain'}
              disabled={!ready}
              onClick={() => apply(cancelMissing)}
            >
              {applyLabel(errors, writing, columns.changed, busy)}
            </Button>
          </>
        }
      >
        <p>
          <bdi>{file.name}</bdi>, {file.words}, read {clock(file.readAt, programme.timeZone)}.
          Nothing is saved yet.
        </p>
        {report.sheet && <SheetRead {...report.sheet} />}
      </PageHead>
      {busy && file.upload !== null && <UploadProgress upload={file.upload} file={file.name} />}
      {refusal && (
        <Banner kind="danger" fact="Not applied.">
          {refusal}
        </Banner>
      )}
      {errors > 0 && !refusal && (
        <Banner kind="danger" fact={`${plural(errors, 'place needs', 'places need')} a look.`}>
          A sheet is applied as a whole or not at all. Mend the file and choose it again
          {wrongHeading ? ', or choose below what its columns are' : ''}.
        </Banner>
      )}
      {report.kept !== undefined && (
        <Banner
          kind="waiting"
          fact={`${plural(report.kept, 'row stays', 'rows stay')} as they are.`}
        >
          Others changed them after this sheet was downloaded, and you did not.
        </Banner>
      )}
      {report.beyond !== undefined && errors === 0 && <Beyond sessions={report.beyond} />}
      <Counts report={report} />
      {report.columns && (
        <Columns
          columns={report.columns}
          {...columns}
          busy={busy !== undefined}
          remembered={stage.remembered === true}
          check={() => check(columns.choice)}
          reset={stage.columns && (() => check(undefined))}
        />
      )}
      {errors > 0 && <Errors errors={report.errors} />}
      {report.missing.length > 0 && errors === 0 && (
        <Missing missing={report.missing} {...{ what, cancelMissing, setCancelMissing }} />
      )}
      <Sheet what={what} rows={report.rows ?? []} all={writes(report)} />
    </>
  )
}

const mostBeyond = 5

/** Sessions that the sheet fills beyond their capacity: it is applied as it stands. */
function Beyond({ sessions }: { sessions: NonNullable<ImportReport['beyond']> }) {
  const named = sessions
    .slice(0, mostBeyond)
    .map(({ title, booked, capacity }) => `${title} (${count(booked)} of ${count(capacity)})`)
  const more = sessions.length - named.length
  return (
    <Banner
      kind="waiting"
      fact={`${plural(sessions.length, 'session gets', 'sessions get')} more bookings than places.`}
    >
      All whom the sheet names are booked nevertheless: <bdi>{named.join(', ')}</bdi>
      {more > 0 && ` and ${count(more)} more`}.
    </Banner>
  )
}

/** Which sheet of a workbook was read, where it could have been another. */
function SheetRead({ read, others }: NonNullable<ImportReport['sheet']>) {
  if (others.length === 0) return null
  return (
    <p>
      Read: the first sheet, <b>{read}</b>. Not read: {others.join(', ')}.
    </p>
  )
}

function applyLabel(
  errors: number,
  writing: number,
  changed: boolean,
  busy: Checked['busy'],
): string {
  if (busy) return busy === 'applying' ? 'Applying …' : 'Checking …'
  if (changed) return 'Apply: check the columns first'
  if (errors > 0) return `Apply: mend ${plural(errors, 'place')} first`
  if (writing === 0) return 'Apply: nothing would change'
  return `Apply ${plural(writing, 'row')}`
}

/** How many rows would be added, changed, left alone, and how many things are wrong. */
export function Counts({ report }: { report: ImportReport }) {
  const items = [
    [report.added, 'added', css.in],
    [report.updated, 'changed', css.out],
    [report.unchanged, 'unchanged', css.dim],
    [report.errors.length, report.errors.length === 1 ? 'error' : 'errors', css.bad],
  ] as const
  return (
    <p class={css.key}>
      {items.map(([n, word, tone]) => (
        <span key={word} class={n > 0 ? tone : css.dim}>
          <b>{count(n)}</b> {word}
        </span>
      ))}
    </p>
  )
}

interface MissingProps {
  what: What
  missing: ImportReport['missing']
  cancelMissing: boolean
  setCancelMissing: (cancel: boolean) => void
}

function Missing({ what, missing, cancelMissing, setCancelMissing }: MissingProps) {
  return (
    <section>
      <h2 class={text.h2}>
        {what === 'bookings'
          ? `${plural(missing.length, 'booking of these sessions is', 'bookings of these sessions are')} not in the file`
          : `${plural(missing.length, 'session is', 'sessions are')} in the programme but not in the file`}
      </h2>
      <ul class={css.missing}>
        {missing.map(({ id, title }) => (
          <li key={id}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
      <label class={css.check}>
        <input
          type="checkbox"
          checked={cancelMissing}
          onChange={(event) => setCancelMissing(event.currentTarget.checked)}
        />
        Cancel {missing.length === 1 ? 'it' : 'them'}
        {what === 'bookings' ? ', where the session has not begun' : ''}. Taps stay; without this
        nothing happens to {missing.length === 1 ? 'it' : 'them'}.
      </label>
    </section>
  )
}
