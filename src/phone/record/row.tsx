import { useState } from 'preact/hooks'
import type { MySession } from '../../domain/api-my.ts'
import type { Format } from '../../i18n/format.ts'
import { tagOf } from '../../i18n/plural.ts'
import type { RecordWords } from '../../i18n/record/words.ts'
import { Line } from '../../ui/line.tsx'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import { Ask } from './ask.tsx'
import { Certificate } from './certificate.tsx'
import { creditsOf, hours } from './figures.ts'
import type { RecordProps } from './props.ts'

type Props = RecordProps & { session: MySession; format: Format }

/** One session of one's own record. */
export function RecordRow(props: Props) {
  const { phone, words, record, path, session, format } = props
  const [asks, setAsks] = useState(false)
  const { title, room, start, end, stays, credits, totalMs, percent } = session
  const certificate = record.certificates.find((one) => one.session === session.session)
  const number = new Intl.NumberFormat(tagOf(phone.language), { maximumFractionDigits: 1 })
  const [main] = credits
  const shut = stays.map((stay) => ({ in: stay.in, out: stay.out ?? end, shut: stay.out !== null }))
  return (
    <li>
      <b>
        <bdi>{title}</bdi>
      </b>
      <b class="n">{main ? creditsOf(phone.language, main.hundredths) : ''}</b>
      <p class={`${css.small} ${css.dim} ${css.wide} n`}>
        {format.day(start)}, {format.time(start)}
        {room && (
          <>
            , <bdi>{room}</bdi>
          </>
        )}
        {totalMs !== null && totalMs > 0 && `, ${hours(phone.language, totalMs)}`}
        {percent !== null && totalMs !== null && `, ${words.percent(number.format(percent))}`}
      </p>
      {shut.length > 0 && (
        <span class={css.wide}>
          <Line from={start} to={end} stays={shut} />
        </span>
      )}
      <p class={`${css.small} ${css.wide}`}>{statesOf(session, words).join(' · ')}</p>
      {certificate && (
        <Certificate
          {...{ path, words }}
          id={certificate.id}
          isValid={certificate.state === 'valid'}
        >
          {words.certificate}
        </Certificate>
      )}
      <Requests {...props} />
      <div class={css.wide}>
        {asks ? (
          <Ask {...props} onDone={() => setAsks(false)} />
        ) : (
          <Button look="link" label={`${words.wrong} ${title}`} onPress={() => setAsks(true)}>
            {words.wrong}
          </Button>
        )}
      </div>
    </li>
  )
}

function statesOf(session: MySession, words: RecordWords): string[] {
  const status = {
    booked: words.booked,
    pending: words.pending,
    attended: words.attended,
    'not-attended': words.notAttended,
    cancelled: words.cancelled,
  }[session.status]
  return [
    status,
    ...(session.selfReported ? [words.selfReported] : []),
    ...(session.provisional ? [words.provisional] : []),
    ...(session.expiry === 'expiring-soon' ? [words.expiring] : []),
    ...(session.expiry === 'expired' ? [words.expired] : []),
  ]
}

/** What was asked for about it, and what became of that. */
function Requests({ record, session, words }: Props) {
  const theirs = record.requests.filter((one) => one.session === session.session)
  return (
    <>
      {theirs.map(({ id, state, answer }) => (
        <div key={id} class={css.wide}>
          <Note
            icon={state === 'waiting' ? 'waiting' : state === 'approved' ? 'tick' : 'cross'}
            {...(state === 'approved' && { tone: 'good' as const })}
          >
            {state === 'waiting'
              ? words.waiting
              : state === 'approved'
                ? words.approved
                : words.refused}
            {answer && (
              <>
                {'. '}
                <bdi>{words.answerIs(answer)}</bdi>
              </>
            )}
          </Note>
        </div>
      ))}
    </>
  )
}
