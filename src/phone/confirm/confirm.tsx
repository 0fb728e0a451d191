import { useState } from 'preact/hooks'
import { ConfirmAnswer } from '../../domain/api-presenters.ts'
import type { Result } from '../../domain/result.ts'
import { loadConfirmWords } from '../../i18n/confirm/words.ts'
import type { Failure } from '../api.ts'
import { Failed } from '../parts/message.tsx'
import type { PageProps } from '../phone.ts'
import { useLoaded, useWords } from '../use-loaded.ts'
import { ConfirmList, type Mark } from './list.tsx'

/** A presenter's link: the list of one session, marks, and the word that it is right (row A8). */
export function Confirm({ phone, named }: PageProps) {
  const words = useWords(phone, loadConfirmWords)
  const [round, setRound] = useState(0)
  const [newest, setNewest] = useState<ConfirmAnswer | null>(null)
  const path = `/api/v1/confirm/${encodeURIComponent(named)}`
  const read = useLoaded(phone, String(round), () => phone.call({ path, schema: ConfirmAnswer }))
  if (!words || !read) return null
  if (!read.ok) {
    return <Failed phone={phone} failure={read.error} onRetry={() => setRound(round + 1)} />
  }
  const ask = async (act: string, json: unknown): Promise<Result<ConfirmAnswer, Failure>> => {
    const at = `${path}/${act}`
    const answer = await phone.call({ method: 'POST', path: at, json, schema: ConfirmAnswer })
    if (answer.ok) setNewest(answer.value)
    return answer
  }
  return (
    <ConfirmList
      phone={phone}
      words={words}
      list={newest ?? read.value}
      mark={(attendees: string[], mark: Mark) => ask('marks', { attendees, mark })}
      confirm={() => ask('closing', {})}
    />
  )
}
