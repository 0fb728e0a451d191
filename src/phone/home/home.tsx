import { useState } from 'preact/hooks'
import { RecordLinkAnswer } from '../../domain/api-my.ts'
import { type CheckInWords, loadCheckInWords } from '../../i18n/check-in/words.ts'
import { loadRecordWords, type RecordWords } from '../../i18n/record/words.ts'
import { shelves } from '../../platform/shelves.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import type { PageProps, Phone } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { forget, recall } from '../who/own.ts'

/** `/me` on its own: where to begin, one's record, and whom this phone remembers. */
export function Home({ phone }: PageProps) {
  const words = useWords<RecordWords>(phone, loadRecordWords)
  const whoWords = useWords<CheckInWords>(phone, loadCheckInWords)
  const [me, setMe] = useState(() => recall(shelves))
  if (!words || !whoWords) return null
  return (
    <Frame
      sign={
        <>
          <div class={css.top}>Roomtap</div>
          <h1>{phone.words.homeTitle}</h1>
        </>
      }
      foot={<Languages phone={phone} />}
    >
      <p>{phone.words.home}</p>
      <SendLink phone={phone} words={words} known={me?.typed.email ?? ''} />
      {me && (
        <div>
          <p>
            <bdi>{words.remembered(me.typed.name ?? '')}</bdi>
          </p>
          <Button
            look="link"
            onPress={() => {
              forget(shelves)
              setMe(null)
            }}
          >
            {whoWords.forgetMe}
          </Button>
        </div>
      )}
    </Frame>
  )
}

/** The link to one's record goes to the e-mail that is known; what is said here is always the same. */
function SendLink({ phone, words, known }: { phone: Phone; words: RecordWords; known: string }) {
  const [email, setEmail] = useState(known)
  const [state, setState] = useState<'ready' | 'wrong' | 'asked' | 'failed'>('ready')
  const send = async () => {
    if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return setState('wrong')
    const json = { email: email.trim() }
    const path = '/api/v1/my-links'
    const answer = await phone.call({ path, method: 'POST', json, schema: RecordLinkAnswer })
    setState(answer.ok ? 'asked' : 'failed')
  }
  return (
    <form
      class={css.asking}
      onSubmit={(event) => {
        event.preventDefault()
        send().catch(phone.report)
      }}
    >
      <h2>{words.homeRecord}</h2>
      <Field
        kind="email"
        auto="email"
        label={words.homeEmail}
        value={email}
        error={state === 'wrong' ? words.emailWrong : null}
        onValue={(typed) => {
          setEmail(typed)
          setState('ready')
        }}
      />
      {state === 'asked' && (
        <div role="status">
          <Note icon="mail" tone="good">
            {words.homeAsked}
          </Note>
        </div>
      )}
      {state === 'failed' && (
        <Note icon="stop" tone="bad">
          {words.notSent}
        </Note>
      )}
      <Button look="ink" submit>
        {words.homeAsk}
      </Button>
    </form>
  )
}
