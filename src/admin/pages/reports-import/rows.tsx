import { useState } from 'preact/hooks'
import type { ReportAnswer, ReportPerson, ReportRow } from '../../../domain/api-reports.ts'
import { clockSeconds, count, hms, plural } from '../../format.ts'
import css from '../../import/import.module.css'
import { Button } from '../../parts/button.tsx'
import { Scroll } from '../../parts/scroll.tsx'
import text from '../../parts/text.module.css'
import { useHere } from '../../programme.ts'
import own from './reports-import.module.css'
import { actWords, isOdd, passedWords, problemWords } from './words.ts'

const atFirst = 100

/** Every connection as the report tells it, what it says against itself, and for whom it counts. */
export function Rows({ answer }: { answer: ReportAnswer }) {
  const { rows, people } = answer
  const odd = rows.filter(isOdd)
  const [onlyOdd, setOnlyOdd] = useState(odd.length > 0)
  const [all, setAll] = useState(false)
  const who = new Map(people.map((person) => [person.person, person]))
  const wanted = onlyOdd && odd.length > 0 ? odd : rows
  const shown = all ? wanted : wanted.slice(0, atFirst)
  return (
    <section class={text.stack}>
      <div class={own.bar}>
        <h2 class={text.h2}>{plural(rows.length, 'connection')}</h2>
        {odd.length > 0 && (
          <label class={css.check}>
            <input
              type="checkbox"
              checked={onlyOdd}
              onChange={(event) => setOnlyOdd(event.currentTarget.checked)}
            />
            Only the {count(odd.length)} to look at
          </label>
        )}
      </div>
      <Scroll class={css.wide} label="Connections of the report">
        <table class={css.sheet}>
          <caption class="vh">Connections of the report</caption>
          <thead>
            <tr>
              {[
                'Line',
                'Name',
                'Counts for',
                'Joined',
                'Left',
                'Ours',
                'Its own',
                'What becomes of it',
              ].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.line} row={row} person={who.get(row.person)} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown.length < wanted.length && (
        <div>
          <Button icon="down" onClick={() => setAll(true)}>
            Show all {count(wanted.length)}
          </Button>
        </div>
      )}
      <Passed passed={answer.passed} />
    </section>
  )
}

function Row({ row, person }: { row: ReportRow; person: ReportPerson | undefined }) {
  const { programme } = useHere()
  const { join, leave, problems, act } = row
  const time = (at: number | null) => (at === null ? '' : clockSeconds(at, programme.timeZone))
  const ours = join !== null && leave !== null && leave >= join ? hms(leave - join) : ''
  const contradicts = problems.includes('leave-before-join')
  const isNews = (act === 'new' || act === 'longer') && problems.length === 0
  const differs = problems.includes('duration-differs')
  return (
    <tr>
      <td>{row.line}</td>
      <td>
        <bdi>{person?.name}</bdi>
      </td>
      <td class={act === 'waits' ? own.waits : css.short}>
        <bdi>{person?.attendeeName ?? (person?.attendee ? person.attendee : 'nobody yet')}</bdi>
      </td>
      <td class={contradicts ? css.er : css.short}>{time(join)}</td>
      <td class={contradicts ? css.er : css.short}>{time(leave)}</td>
      <td class={css.short}>{ours}</td>
      <td class={differs ? css.er : css.short}>{row.claimed}</td>
      <td class={`${own.act} ${isNews ? css.ne : ''}`}>
        {problems.length === 0
          ? actWords[act]
          : problems.map((problem) => problemWords[problem]).join('. ')}
        {row.written !== null && (
          <span class={own.written}>
            as written: <bdi>{row.written}</bdi>
          </span>
        )}
      </td>
    </tr>
  )
}

function Passed({ passed }: Pick<ReportAnswer, 'passed'>) {
  if (passed.length === 0) return null
  const reasons = [...Map.groupBy(passed, ({ why }) => why)]
  return (
    <p class={`${text.dim} ${text.small}`}>
      Left out:{' '}
      {reasons.map(([why, rows]) => `${count(rows.length)} ${passedWords[why]}`).join('; ')}.
    </p>
  )
}
