import { useState } from 'preact/hooks'
import type { CertificateRow } from '../../domain/api-certificates.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useDecide } from './queries.ts'

interface Props {
  certificate: Pick<CertificateRow, 'id' | 'version' | 'number' | 'state'>
}

/** Keeps a certificate under review, or revokes one, with the reason that goes into the history. */
export function DecideForm({ certificate: { id, version, number, state } }: Props) {
  const decide = useDecide(id)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const failure = decide.error && sayingOf(decide.error)
  const act = (wanted: 'keep' | 'revoke') => {
    setTried(true)
    if (reason.trim() === '' || decide.isPending) return
    decide.mutate({ act: wanted, version, reason })
  }
  return (
    <form
      class={controls.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        act(state === 'review' ? 'keep' : 'revoke')
      }}
    >
      <Field
        label={`Why, for certificate ${number}`}
        value={reason}
        maxLength={1000}
        onValue={setReason}
        problem={
          tried && reason.trim() === '' ? 'Type a reason: it is kept in the history.' : undefined
        }
      />
      <div class={controls.acts}>
        {state === 'review' && (
          <Button type="submit" icon="tick" disabled={decide.isPending}>
            Keep it as issued
          </Button>
        )}
        <Button
          icon="cross"
          look="danger"
          disabled={decide.isPending}
          onClick={() => act('revoke')}
        >
          Revoke it for good
        </Button>
      </div>
      <Refusal fact="Nothing was changed.">
        {failure ? `${failure.what} ${failure.todo}` : undefined}
      </Refusal>
    </form>
  )
}
