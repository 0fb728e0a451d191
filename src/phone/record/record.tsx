import { createFormat } from '../../i18n/format.ts'
import { tagOf } from '../../i18n/plural.ts'
import { Icon } from '../../ui/icon.tsx'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import css from '../parts/phone.module.css'
import { Certificate } from './certificate.tsx'
import { creditsOf, hours } from './figures.ts'
import type { RecordProps } from './props.ts'
import { RecordRow } from './row.tsx'

/** One's own record: how much it is in all, then session by session. */
export function Shown(props: RecordProps) {
  const { phone, words, record, path } = props
  const { programme, sessions, certificates, selfReportUntil, serverTime } = record
  const format = createFormat(phone.language, programme.timeZone)
  const whole = certificates.find(({ session }) => session === null)
  const mayReport = selfReportUntil !== null && serverTime < selfReportUntil
  return (
    <Frame
      sign={<Totals {...props} />}
      foot={
        mayReport && (
          <Button look="outline" icon="plus" onPress={() => phone.go(`/me/report/${programme.id}`)}>
            {words.addSession}
          </Button>
        )
      }
    >
      <Surveys {...props} />
      {whole && (
        <p>
          <Certificate path={path} id={whole.id} isValid={whole.state === 'valid'} words={words}>
            {words.certificateWhole}
          </Certificate>
        </p>
      )}
      {sessions.length === 0 && <p>{words.none}</p>}
      <ol class={css.rows}>
        {sessions.map((session) => (
          <RecordRow key={session.session} {...props} session={session} format={format} />
        ))}
      </ol>
      {sessions.length > 0 && (
        <p>
          <a class={css.link} href={`${path}/calendar`}>
            <Icon name="calendar" />
            {words.calendar}
          </a>
        </p>
      )}
      <Languages phone={phone} />
    </Frame>
  )
}

/** Surveys that wait for an answer, each with the way to it. */
function Surveys({ words, record }: RecordProps) {
  return (
    <>
      {record.surveys.map(({ session, title, address, first }) => (
        <div key={session} class={css.card}>
          <span>
            <b>{words.survey}</b>
            <br />
            <span class={css.small}>
              <bdi>{title}</bdi>
              {first && `. ${words.surveyFirst}`}
            </span>
          </span>
          <a class={`${css.b} ${css.ink} ${css.fit}`} href={address}>
            {words.answer}
          </a>
        </div>
      ))}
    </>
  )
}

function Totals({ phone, words, record }: RecordProps) {
  const { programme, name, credits, sessions, totalMs } = record
  const attended = sessions.filter(({ status }) => status === 'attended').length
  const number = new Intl.NumberFormat(tagOf(phone.language))
  const [main] = credits
  return (
    <>
      <div class={css.top}>
        <bdi>{programme.name}</bdi>
      </div>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <dl class={css.totals}>
        {main && (
          <div>
            <dt>{words.credits}</dt>
            <dd>{creditsOf(phone.language, main.hundredths)}</dd>
          </div>
        )}
        <div>
          <dt>{words.sessionsN}</dt>
          <dd>{number.format(attended)}</dd>
        </div>
        <div>
          <dt>{words.inSessions}</dt>
          <dd>{hours(phone.language, totalMs)}</dd>
        </div>
      </dl>
    </>
  )
}
