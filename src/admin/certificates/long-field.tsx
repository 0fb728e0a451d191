import controls from '../parts/controls.module.css'

interface Props {
  label: string
  value: string
  maxLength: number
  onValue: (value: string) => void
}

/** A labelled text of several lines. */
export function LongField({ label, value, maxLength, onValue }: Props) {
  return (
    <div class={controls.field}>
      <label>
        <span>{label}</span>
        <textarea
          class={controls.inp}
          rows={3}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </label>
    </div>
  )
}
