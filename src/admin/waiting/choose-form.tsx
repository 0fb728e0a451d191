import { useState } from 'preact/hooks'
import type { WaitingTap } from '../../domain/api-truth.ts'
import type { CorrectionBody } from '../../domain/correction.ts'
import { clockSeconds } from '../format.ts'
import { TimeField } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { ActForm } from '../timeline/frame.tsx'
import { SessionSelect } from '../timeline/tap-form.tsx'
import { useCorrect } from '../truth-queries.ts'
import { fromField, toField } from '../zoned.ts'
import { type Person, PersonPicker } from './picker.tsx'
import { whoText } from './view.ts'

interface Props {
  tap: WaitingTap
  close: () => void
}

/**
 * Chooses the later content of a number over the first: the first is voided, a tap as the later one says
 * is added, and the conflict counts as looked at; all as one act, which is undone as one.
 */
export function ChooseForm({ tap, close }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const correct = useCorrect()
  const [person, setPerson] = useState<Person | null>(
    tap.attendee !== null && tap.name !== null ? { id: tap.attendee, name: tap.name } : null,
  )
  const [session, setSession] = useState(tap.session ?? '')
  const [at, setAt] = useState(() => toField(tap.first?.at ?? tap.wall ?? tap.receivedAt, zone))
  const [problem, setProblem] = useState<string>()
  const submit = (reason: string) => {
    const time = fromField(at, zone)
    if (!time.ok) return setProblem(time.error)
    const bodies = choosing(tap, { attendee: person?.id, session, at: time.value })
    if (!bodies) return setProblem('Choose the person and the session first.')
    setProblem(undefined)
    correct.mutate(
      bodies.map((body) => ({ body, reason })),
      { onSuccess: close },
    )
  }
  return (
    <ActForm
      title="Which of the two counts?"
      does="Count the later one instead"
      icon="tick"
      busy={correct.isPending}
      error={correct.error}
      problem={problem}
      submit={submit}
      close={close}
    >
      <p>
        One number came twice from this tablet. First, and counting now:{' '}
        <b>{firstText(tap, zone)}</b>. Later: <b>{whoText(tap)}</b>. To keep the first: Leave it.
      </p>
      <PersonPicker person={person} choose={setPerson} />
      <SessionSelect value={session} onValue={setSession} />
      <TimeField label="It was at" zone={zone} required value={at} onValue={setAt} />
    </ActForm>
  )
}

/** `Check-in, Amara Okonkwo, 10:17:04` */
function firstText({ first }: WaitingTap, zone: string): string {
  if (!first) return 'a tap that can’t be read'
  const who = whoText({ ...first, person: null })
  return first.at === null ? who : `${who}, ${clockSeconds(first.at, zone)}`
}

interface Chosen {
  attendee: string | undefined
  session: string
  at: number
}

function choosing(tap: WaitingTap, { attendee, session, at }: Chosen): CorrectionBody[] | null {
  const { kind, first, ref } = tap
  if (attendee === undefined || session === '' || !first) return null
  if (kind !== 'in' && kind !== 'out') return null
  return [
    { kind: 'void-tap', target: first.ref },
    { kind: 'add-tap', attendee, session, tap: kind, at },
    { kind: 'dismiss-tap', target: ref },
  ]
}
