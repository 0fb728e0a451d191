import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { ExpiryAnswer, ExpiryRow } from '../../domain/api-follow.ts'
import { calledName } from '../../domain/called.ts'
import { dayNumber } from '../../domain/day.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { DownloadButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment } from '../parts/field.tsx'
import { Figures } from '../parts/figures.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useGrowing } from '../session/use-growing.ts'
import { hasWords } from '../sessions-view.ts'
import { expiryWords } from '../words.ts'
import { dayWords } from './day-words.ts'
import { NoticeForm } from './notice-form.tsx'
import { expiryFile, useExpiry } from './queries.ts'
import { FollowUpHead } from './tabs.tsx'

type State = ExpiryRow['status']

const looks = {
  valid: { shape: 'full', tone: 'in', words: expiryWords.valid },
  'expiring-soon': { shape: 'half', tone: 'at', words: expiryWords['expiring-soon'] },
  expired: { shape: 'cross', tone: 'dim', words: expiryWords.expired },
} as const

/** Which attendance expires, and when (rule X1). */
export function ExpiryPage() {
  const { programme } = useHere()
  const expiry = useExpiry()
  const [state, setState] = useState<State | ''>('')
  return (
    <>
      <FollowUpHead
        acts={
          <DownloadButton href={expiryFile(programme.id, state)} icon="file">
            CSV
          </DownloadButton>
        }
      />
      <Await query={expiry} what="what expires">
        {(answer) =>
          answer.items.length > 0 ? (
            <List answer={answer} state={state} setState={setState} />
          ) : (
            <Empty>
              Nothing expires: no attendance of a session with months of validity stands yet. They
              are set under Edit, Afterwards, of a session.
            </Empty>
          )
        }
      </Await>
      <NoticeForm />
    </>
  )
}

const filters = [
  ['', 'All'],
  ['valid', expiryWords.valid],
  ['expiring-soon', expiryWords['expiring-soon']],
  ['expired', expiryWords.expired],
] as const

interface ListProps {
  answer: ExpiryAnswer
  state: State | ''
  setState: (state: State | '') => void
}

function List({ answer: { today, counts, items }, state, setState }: ListProps) {
  const [typed, setTyped] = useState('')
  const shown = items.filter(
    (row) =>
      (state === '' || row.status === state) &&
      hasWords(
        `${calledName(row.name)} ${row.email ?? ''} ${row.code ?? ''} ${row.title} ${row.sessionCode ?? ''}`,
        typed,
      ),
  )
  const { most, end } = useGrowing(shown.length, `${state} ${typed}`)
  return (
    <section class={text.stack}>
      <Figures
        items={[
          { label: expiryWords.valid, value: count(counts.valid) },
          { label: expiryWords['expiring-soon'], value: count(counts.expiringSoon) },
          { label: expiryWords.expired, value: count(counts.expired) },
        ]}
      />
      <div class={controls.tools}>
        <Segment label="State" value={state} options={filters} onValue={setState} />
        <span class={controls.grow} />
        <SearchField
          label="Find attendance"
          placeholder="Name, e-mail, session"
          value={typed}
          onValue={setTyped}
        />
      </div>
      {shown.length === 0 ? (
        <Empty>No attendance with these words and this state.</Empty>
      ) : (
        <Table caption="Attendance that expires" columns={columns}>
          {shown.slice(0, most).map((row) => (
            <Row key={`${row.session} ${row.attendee}`} row={row} today={today} />
          ))}
        </Table>
      )}
      <div ref={end} />
      <p class={`${text.dim} ${text.small}`}>
        {count(Math.min(most, shown.length))} of {plural(items.length, 'attendance', 'attendances')}
      </p>
    </section>
  )
}

const columns: Column[] = [
  { head: 'Name' },
  { head: 'Session', class: css.opt2 },
  { head: 'State' },
  { head: 'From', class: css.opt },
  { head: 'Until' },
]

function Row({ row, today }: { row: ExpiryRow; today: string }) {
  const { programme } = useHere()
  const { shape, tone, words } = looks[row.status]
  const left = dayNumber(row.until) - dayNumber(today)
  return (
    <tr>
      <td>
        <Link href={paths.attendee(programme.id, row.attendee)}>
          <b>
            <PersonName name={row.name} />
          </b>
        </Link>
        <span class={`${css.sub} ${css.small}`}>
          <bdi>{row.title}</bdi>
        </span>
      </td>
      <td class={css.opt2}>
        <Link href={paths.timeline(programme.id, row.session, row.attendee)}>
          <bdi>{row.title}</bdi>
        </Link>
      </td>
      <td>
        <Status shape={shape} tone={tone}>
          {words}
        </Status>
      </td>
      <td class={`${css.opt} ${css.nw}`}>{dayWords(row.from)}</td>
      <td class={css.nw}>
        {dayWords(row.until)}
        {row.status !== 'valid' && (
          <span class={css.sub}>
            {left < 0
              ? `${plural(-left, 'day')} ago`
              : left === 0
                ? 'today is the last day'
                : `${plural(left, 'day')} left`}
          </span>
        )}
      </td>
    </tr>
  )
}
