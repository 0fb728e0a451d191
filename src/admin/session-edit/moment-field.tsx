import { Field, Segment } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { readLocal, withOffset } from '../zoned.ts'
import type { DraftMoment } from './draft.ts'

interface Props {
  label: string
  value: DraftMoment
  onValue: (value: DraftMoment) => void
  problem: string | undefined
}

/** A date and a time of the programme's zone; where the clocks go back, also which of the two. */
export function MomentField({ label, value, onValue, problem }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const local = readLocal(value.text, zone)
  return (
    <div>
      <Field
        type="datetime-local"
        label={label}
        required
        value={value.text}
        problem={problem}
        onValue={(text) => onValue({ text, turn: null })}
      />
      {local.kind === 'twice' && (
        <Segment
          label={`${label}: which of the two`}
          value={value.turn ?? ''}
          options={[
            ['earlier', `First, ${withOffset(local.earlier, zone)}`],
            ['later', `Second, ${withOffset(local.later, zone)}`],
          ]}
          onValue={(turn) => onValue({ ...value, turn: turn === 'later' ? 'later' : 'earlier' })}
        />
      )}
    </div>
  )
}
