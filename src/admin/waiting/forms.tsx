import { useState } from 'preact/hooks'
import type { WaitingTap } from '../../domain/api-truth.ts'
import type { CorrectionBody } from '../../domain/correction.ts'
import { ActForm } from '../timeline/frame.tsx'
import { SessionSelect } from '../timeline/tap-form.tsx'
import { useCorrect } from '../truth-queries.ts'
import { type Person, PersonPicker } from './picker.tsx'
import { whoText } from './view.ts'

interface Props {
  tap: WaitingTap
  close: () => void
}

/** Says whose a tap is, for which session, or both. */
export function AssignForm({ tap, close }: Props) {
  const correct = useCorrect()
  const [person, setPerson] = useState<Person | null>(null)
  const [session, setSession] = useState(tap.session ?? '')
  const [problem, setProblem] = useState<string>()
  const submit = (reason: string) => {
    const other = session !== '' && session !== tap.session
    if (!person && !other) return setProblem('Choose a person or another session first.')
    setProblem(undefined)
    const body: CorrectionBody = {
      kind: 'assign-tap',
      target: tap.ref,
      ...(person && { attendee: person.id }),
      ...(other && { session }),
    }
    correct.mutate([{ body, reason }], { onSuccess: close })
  }
  return (
    <ActForm
      title={`Whose is this? ${whoText(tap)}`}
      does="Match"
      icon="tick"
      busy={correct.isPending}
      error={correct.error}
      problem={problem}
      submit={submit}
      close={close}
    >
      <PersonPicker person={person} choose={setPerson} />
      <SessionSelect value={session} onValue={setSession} />
    </ActForm>
  )
}

/** Leaves a tap as it is: looked at, and listed no more. */
export function DismissForm({ tap, close }: Props) {
  const correct = useCorrect()
  return (
    <ActForm
      title={`Leave it as it is? ${whoText(tap)}`}
      does="Leave it"
      icon="tick"
      busy={correct.isPending}
      error={correct.error}
      submit={(reason) =>
        correct.mutate([{ body: { kind: 'dismiss-tap', target: tap.ref }, reason }], {
          onSuccess: close,
        })
      }
      close={close}
    >
      <p>It is kept, doesn’t count, and is listed among those that were looked at.</p>
    </ActForm>
  )
}
