import { useState } from 'preact/hooks'
import { useSearch } from 'wouter-preact'
import { ProviderAnswer } from '../../domain/api-rights.ts'
import { saying } from '../api/failure.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useServices } from '../services.ts'
import { whyNotIn } from './provider-words.ts'

interface Props {
  /** how people call it */
  name: string
  /** the page to come back to */
  target: string
}

/** The other way in: by a provider who knows the people, on a page of its own. */
export function ProviderSignIn({ name, target }: Props) {
  const { call, leave } = useServices()
  const code = new URLSearchParams(useSearch()).get('error')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState(code === null ? undefined : whyNotIn(code, name))
  const begin = async () => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const path = '/api/v1/sign-in/provider'
    const answer = await call({
      method: 'POST',
      path,
      json: { to: target },
      schema: ProviderAnswer,
    })
    if (answer.ok) return leave(answer.value.url)
    setBusy(false)
    setRefusal(saying(answer.error).what)
  }
  return (
    <>
      {refusal && <Banner kind="danger" fact="Not signed in." children={refusal} />}
      <p>
        <Button disabled={busy} onClick={() => void begin()}>
          {busy ? (
            'One moment …'
          ) : (
            <span>
              Sign in with <bdi>{name}</bdi>
            </span>
          )}
        </Button>
      </p>
    </>
  )
}
