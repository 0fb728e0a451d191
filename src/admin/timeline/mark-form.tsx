import { useState } from 'preact/hooks'
import { Segment } from '../parts/field.tsx'
import { useMarks } from '../session/use-marks.ts'
import { ActForm } from './frame.tsx'

const marks = [
  ['attended', 'Attended'],
  ['not-attended', 'Not Attended'],
  ['none', 'Take mark back'],
] as const

interface Props {
  session: string
  attendee: string
  close: () => void
}

/** A person's word on the attendance; it wins over the automatic mark (rule S3). */
export function MarkForm({ session, attendee, close }: Props) {
  const marking = useMarks(session)
  const [mark, setMark] = useState<(typeof marks)[number][0]>('attended')
  return (
    <ActForm
      title="Mark by hand"
      does="Set the mark"
      icon="tick"
      busy={marking.isPending}
      error={marking.error}
      close={close}
      submit={(reason) =>
        marking.mutate(
          { attendees: [attendee], mark: mark === 'none' ? null : mark, reason },
          { onSuccess: close },
        )
      }
    >
      <Segment label="Mark" value={mark} options={marks} onValue={setMark} />
    </ActForm>
  )
}
