import { useEffect, useState } from 'preact/hooks'
import { PhoneProgrammeAnswer } from '../../domain/api-phone.ts'
import type { Result } from '../../domain/result.ts'
import { createFormat } from '../../i18n/format.ts'
import { loadSessionsWords, type SessionsWords } from '../../i18n/sessions/words.ts'
import type { Failure } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Failed } from '../parts/message.tsx'
import css from '../parts/phone.module.css'
import type { PageProps } from '../phone.ts'
import { useWords } from '../use-loaded.ts'

/** `/me/room/<room>`, from the poster at its door: the session that is on; where two are open, one decides. */
export function Room({ phone, named }: PageProps) {
  const words = useWords<SessionsWords>(phone, loadSessionsWords)
  const [loaded, setLoaded] = useState<Result<PhoneProgrammeAnswer, Failure> | null>(null)
  const load = () => {
    const path = `/api/v1/phone/rooms/${encodeURIComponent(named)}`
    phone.call({ path, schema: PhoneProgrammeAnswer }).then(setLoaded, phone.report)
  }
  useEffect(load, [named])
  const sessions = loaded?.ok ? loaded.value.sessions : []
  const [only] = sessions.length === 1 ? sessions : []
  // the session's own page, which opens without a network once visited
  useEffect(() => {
    if (only) phone.go(`/s/${only.id}`)
  }, [only?.id])
  if (!words || !loaded || only) return null
  if (!loaded.ok) return <Failed phone={phone} failure={loaded.error} onRetry={load} />
  const { programme } = loaded.value
  const format = createFormat(phone.language, programme.timeZone)
  return (
    <Frame
      sign={
        <>
          <div class={css.top}>
            <bdi>{programme.name}</bdi>
          </div>
          <h1>
            <bdi>{sessions[0]?.room ?? words.allSessions}</bdi>
          </h1>
        </>
      }
      foot={
        <Button look="outline" icon="list" onPress={() => phone.go(`/me/list/${programme.id}`)}>
          {words.allSessions}
        </Button>
      }
    >
      {sessions.length === 0 && <p>{words.noneYet}</p>}
      {sessions.map(({ id, title, start, end }) => (
        <Button key={id} look="ink" onPress={() => phone.go(`/s/${id}`)}>
          <bdi>{title}</bdi>, {format.time(start)}–{format.time(end)}
        </Button>
      ))}
      <Languages phone={phone} />
    </Frame>
  )
}
