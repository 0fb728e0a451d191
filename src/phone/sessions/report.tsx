import { useState } from 'preact/hooks'
import type { PhoneProgrammeAnswer, PhoneSession } from '../../domain/api-phone.ts'
import { type CheckInWords, loadCheckInWords } from '../../i18n/check-in/words.ts'
import { createFormat } from '../../i18n/format.ts'
import { loadSessionsWords, type SessionsWords } from '../../i18n/sessions/words.ts'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Failed } from '../parts/message.tsx'
import css from '../parts/phone.module.css'
import type { PageProps, Phone } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { forgetAll } from '../who/forget.ts'
import { WhoForm } from '../who/form.tsx'
import { prefillOf, useWho } from '../who/use-who.ts'
import { useWork } from '../work/use-work.ts'
import { useFilter } from './filter.tsx'
import { useProgramme } from './load.ts'
import { ReportRow } from './report-row.tsx'
import { useReports } from './use-reports.ts'

/** `/me/report/<programme>`: which sessions one attended, by one's own word (row P2). */
export function Report({ phone, named, query }: PageProps) {
  const words = useWords<SessionsWords>(phone, loadSessionsWords)
  const whoWords = useWords<CheckInWords>(phone, loadCheckInWords)
  const { loaded, load } = useProgramme(phone, named)
  if (!words || !whoWords || !loaded) return null
  if (!loaded.ok) return <Failed phone={phone} failure={loaded.error} onRetry={load} />
  const props = { phone, words, whoWords, answer: loaded.value, query }
  return <Reporting {...props} />
}

interface Props {
  phone: Phone
  words: SessionsWords
  whoWords: CheckInWords
  answer: PhoneProgrammeAnswer
  query: URLSearchParams
}

function Reporting({ phone, words, whoWords, answer, query }: Props) {
  const { programme, sessions, form, selfReportUntil, serverTime } = answer
  const format = createFormat(phone.language, programme.timeZone)
  const who = useWho(programme.id, form, prefillOf(query, form))
  const opened = useWork(phone, programme)
  const work = opened?.ok ? opened.value : null
  const { added, trouble, say } = useReports(phone, work, who.alias)
  const { fields, found } = useFilter(sessions, format, words, serverTime)
  const [asksCode, setAsksCode] = useState<string | null>(null)
  const isOpen = selfReportUntil !== null && serverTime < selfReportUntil
  const put = (session: PhoneSession, attended: boolean, code: string) => {
    const person = who.settle()
    if (!person) return
    if (attended && session.checkInCode && code === '') return setAsksCode(session.id)
    const told = say(session, person, { attended, code })
    told.then((isDone) => isDone && setAsksCode(null)).catch(phone.report)
  }
  const leave = () => {
    who.leave()
    forgetAll(work, programme.id, phone.report)
  }
  const sign = (
    <>
      <div class={css.top}>
        <bdi>{programme.name}</bdi>
      </div>
      <h1>{words.whichAttended}</h1>
      <span class={css.onSign}>
        {isOpen
          ? words.until(format.day(selfReportUntil), format.time(selfReportUntil))
          : words.closed}
      </span>
    </>
  )
  if (!who.me)
    return (
      <Frame
        sign={sign}
        foot={
          <Button look="ink" onPress={() => who.settle()}>
            {words.goOn}
          </Button>
        }
      >
        <p>{words.whoFirst}</p>
        <WhoForm
          {...{ form, words: whoWords, typed: who.typed, wrong: who.wrong }}
          consents={who.consents}
          onTyped={who.setTyped}
          onConsents={who.setConsents}
        />
        <Languages phone={phone} />
      </Frame>
    )
  return (
    <Frame sign={sign} foot={<p class={`${css.small} ${css.dim}`}>{words.marked}</p>}>
      <div class={css.me}>
        <h2>
          <bdi>{who.me.typed.name}</bdi>
        </h2>
        <Button look="outline" fit onPress={leave}>
          {whoWords.notMe}
        </Button>
      </div>
      {fields}
      {found.length === 0 && <p>{sessions.length === 0 ? words.noneYet : words.none}</p>}
      <ol class={css.rows}>
        {found.map((session) => (
          <ReportRow
            key={session.id}
            {...{ session, words, format }}
            isOpen={isOpen && added !== null}
            isAdded={added?.has(session.id) ?? false}
            asksCode={asksCode === session.id}
            trouble={trouble?.session === session.id ? trouble.is : null}
            onPut={(attended, code) => put(session, attended, code)}
          />
        ))}
      </ol>
    </Frame>
  )
}
