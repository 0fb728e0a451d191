import { useState } from 'preact/hooks'
import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import type { CorrectionBody } from '../../domain/correction.ts'
import { clock, dayShort } from '../format.ts'
import { Segment, SelectField, TimeField } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { windowOf } from '../sessions-view.ts'
import { useCorrect } from '../truth-queries.ts'
import { fromField, toField } from '../zoned.ts'
import type { Act } from './act.ts'
import { ActForm } from './frame.tsx'

const kinds = [
  ['in', 'Check-in'],
  ['out', 'Check-out'],
] as const

interface Props {
  detail: AttendanceDetail
  close: () => void
}

/** Adds a tap that a person vouches for. */
export function AddTapForm({ detail, close }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { window } = detail.timeline
  // most often it is the check-out that is missing
  const [tap, setTap] = useState<'in' | 'out'>(detail.firstIn === null ? 'in' : 'out')
  const [time, setTime] = useState(toField(tap === 'in' ? window.start : window.end, zone))
  const { send, ...sending } = useSending(close)
  return (
    <ActForm
      title="Add a tap"
      does="Add the tap"
      icon="plus"
      {...sending}
      close={close}
      submit={(reason) => {
        const at = fromField(time, zone)
        send(
          at.ok
            ? {
                kind: 'add-tap',
                attendee: detail.attendee,
                session: detail.session,
                tap,
                at: at.value,
              }
            : at.error,
          reason,
        )
      }}
    >
      <Segment label="Kind" value={tap} options={kinds} onValue={setTap} />
      <TimeField label="Time" required zone={zone} value={time} onValue={setTime} />
    </ActForm>
  )
}

/** Gives a tap another time, or lets it count for another session. */
export function MoveTapForm({
  detail,
  act,
  close,
}: Props & { act: Extract<Act, { kind: 'move' }> }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const before = toField(act.at, zone)
  const [time, setTime] = useState(before)
  const [session, setSession] = useState(detail.session)
  const { send, ...sending } = useSending(close)
  const body = (): CorrectionBody | string => {
    const { target } = act
    const move = {
      kind: 'move-tap' as const,
      target,
      ...(session !== detail.session && { session }),
    }
    if (time === before) return 'session' in move ? move : 'Give another time or another session.'
    const at = fromField(time, zone)
    return at.ok ? { ...move, at: at.value } : at.error
  }
  return (
    <ActForm
      title={`Move the ${act.what}`}
      does="Move the tap"
      icon="clock"
      {...sending}
      close={close}
      submit={(reason) => send(body(), reason)}
    >
      <TimeField label="Time" required zone={zone} value={time} onValue={setTime} />
      <SessionSelect value={session} onValue={setSession} />
    </ActForm>
  )
}

/** Takes a tap back. */
export function VoidTapForm({
  act,
  close,
}: {
  act: Extract<Act, { kind: 'void' }>
  close: () => void
}) {
  const { send, ...sending } = useSending(close)
  return (
    <ActForm
      title={`Take back the ${act.what}`}
      does="Take back the tap"
      icon="undo"
      {...sending}
      close={close}
      submit={(reason) => send({ kind: 'void-tap', target: act.target }, reason)}
    >
      <p>It stays in the history and can be restored.</p>
    </ActForm>
  )
}

/** Sends a correction, or says why it can't be one. */
function useSending(done: () => void) {
  const correct = useCorrect()
  const [problem, setProblem] = useState<string>()
  const send = (body: CorrectionBody | string, reason: string) => {
    setProblem(typeof body === 'string' ? body : undefined)
    if (typeof body !== 'string') correct.mutate([{ body, reason }], { onSuccess: done })
  }
  return { send, problem, busy: correct.isPending, error: correct.error }
}

interface SessionSelectProps {
  label?: string
  value: string
  /** in place of a session, where none is chosen */
  none?: string
  /** offered to all but this one */
  without?: string | undefined
  onValue: (id: string) => void
}

/** The sessions of the programme, by their time. */
export function SessionSelect(props: SessionSelectProps) {
  const { label = 'Session', value, none, without, onValue } = props
  const { programme } = useHere()
  const zone = programme.timeZone
  const sessions = useSessions(programme.id)
  const options = (sessions.data ?? [])
    .filter(({ id }) => id !== without)
    .map((session) => {
      const { start } = windowOf(session)
      const when = `${dayShort(start, zone)}, ${clock(start, zone)}`
      return [session.id, `${when} ${session.title}`] as const
    })
  const all = none === undefined ? options : [['', none] as const, ...options]
  return <SelectField label={label} value={value} options={all} onValue={onValue} />
}
