import type { PhoneProgrammeAnswer } from '../../domain/api-phone.ts'
import { createFormat } from '../../i18n/format.ts'
import { loadSessionsWords, type SessionsWords } from '../../i18n/sessions/words.ts'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Failed } from '../parts/message.tsx'
import css from '../parts/phone.module.css'
import type { PageProps, Phone } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { useFilter } from './filter.tsx'
import { useProgramme } from './load.ts'

/** `/me/list/<programme>`: all its sessions, to open one. */
export function List({ phone, named }: PageProps) {
  const words = useWords<SessionsWords>(phone, loadSessionsWords)
  const { loaded, load } = useProgramme(phone, named)
  if (!words || !loaded) return null
  if (!loaded.ok) return <Failed phone={phone} failure={loaded.error} onRetry={load} />
  return <Sessions phone={phone} words={words} answer={loaded.value} />
}

interface Props {
  phone: Phone
  words: SessionsWords
  answer: PhoneProgrammeAnswer
}

function Sessions({ phone, words, answer }: Props) {
  const { programme, sessions, selfReportUntil, serverTime } = answer
  const format = createFormat(phone.language, programme.timeZone)
  const { fields, found } = useFilter(sessions, format, words, serverTime)
  const mayReport = selfReportUntil !== null && serverTime < selfReportUntil
  return (
    <Frame
      sign={
        <>
          <div class={css.top}>
            <bdi>{programme.name}</bdi>
          </div>
          <h1>{words.allSessions}</h1>
        </>
      }
      foot={
        mayReport && (
          <Button look="outline" icon="plus" onPress={() => phone.go(`/me/report/${programme.id}`)}>
            {words.reportHere}
          </Button>
        )
      }
    >
      {fields}
      {found.length === 0 && <p>{sessions.length === 0 ? words.noneYet : words.none}</p>}
      <ol class={css.rows}>
        {found.map(({ id, title, room, start, end, cancelled }) => (
          <li key={id}>
            <div class={css.wide}>
              <a
                class={css.link}
                href={`/s/${id}`}
                onClick={(event) => {
                  event.preventDefault()
                  phone.go(`/s/${id}`)
                }}
              >
                <bdi>{title}</bdi>
              </a>
              <p class={`${css.small} ${css.dim} n`}>
                {format.day(start)}, {format.time(start)}
                {room && (
                  <>
                    , <bdi>{room}</bdi>
                  </>
                )}
              </p>
            </div>
            {cancelled && <b class={css.small}>{words.cancelled}</b>}
            {!cancelled && start <= serverTime && serverTime < end && (
              <b class={css.small}>{words.on}</b>
            )}
          </li>
        ))}
      </ol>
      <Languages phone={phone} />
    </Frame>
  )
}
