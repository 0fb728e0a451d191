import { useEffect, useState } from 'preact/hooks'
import { SurveyForm } from '../../domain/api-survey.ts'
import type { Result } from '../../domain/result.ts'
import { loadSurveyWords } from '../../i18n/survey/words.ts'
import type { Failure } from '../api.ts'
import { Failed } from '../parts/message.tsx'
import type { PageProps } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { Answering } from './answering.tsx'
import { dropDraft, readDraft } from './draft.ts'
import { Told } from './told.tsx'

/** `/me/survey/<link>`: a session's survey, by personal link (row C5). */
export function Survey({ phone, named: link }: PageProps) {
  const words = useWords(phone, loadSurveyWords)
  const [draft, setDraft] = useState(() => readDraft(link))
  const [loaded, setLoaded] = useState<Result<SurveyForm, Failure> | null>(null)
  const [thanked, setThanked] = useState(false)
  const load = () => {
    const asked = { method: 'POST', path: '/api/v1/survey/open', schema: SurveyForm } as const
    phone.call({ ...asked, json: { link } }).then((answer) => {
      // nothing is left to send
      if (answer.ok && answer.value.state !== 'open') dropDraft(link)
      setLoaded(answer)
    }, phone.report)
  }
  useEffect(load, [link])
  if (!words || !loaded) return null
  const isOffline = !loaded.ok && loaded.error.kind === 'no-network'
  // what was begun goes on without a network
  const form = loaded.ok ? loaded.value : isOffline ? draft?.form : undefined
  if (!form) {
    const failure: Failure = loaded.ok ? { kind: 'no-network' } : loaded.error
    return <Failed phone={phone} failure={failure} onRetry={load} />
  }
  if (thanked || form.state !== 'open') {
    const state = thanked ? 'thanks' : form.state === 'open' ? 'thanks' : form.state
    const again = () => {
      setThanked(false)
      load()
    }
    return <Told {...{ phone, words, form, state }} onChange={again} />
  }
  return (
    <Answering
      key={form.version}
      {...{ phone, words, form, link }}
      draft={draft?.form.version === form.version ? draft : null}
      onSent={() => {
        dropDraft(link)
        setDraft(null)
        setThanked(true)
        load()
      }}
      onStale={load}
    />
  )
}
