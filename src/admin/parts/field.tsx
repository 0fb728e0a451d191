import type { ComponentChildren, JSX } from 'preact'
import { useId, useMemo } from 'preact/hooks'
import css from './controls.module.css'

type InputProps = Pick<
  JSX.InputHTMLAttributes,
  | 'type'
  | 'autocomplete'
  | 'list'
  | 'step'
  | 'minLength'
  | 'maxLength'
  | 'required'
  | 'spellcheck'
  | 'inputMode'
  | 'placeholder'
>

interface Props extends InputProps {
  label: string
  value: string
  onValue: (value: string) => void
  hint?: ComponentChildren
  /** what is wrong with the value; takes the hint's place */
  problem?: string | undefined
}

/** A labelled text field. */
export function Field({ label, value, onValue, hint, problem, ...rest }: Props) {
  const id = useId()
  return (
    <div class={css.field}>
      <label>
        <span>{label}</span>
        <input
          {...rest}
          class={css.inp}
          value={value}
          aria-describedby={hint || problem ? id : undefined}
          aria-invalid={problem ? 'true' : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </label>
      {(hint || problem) && (
        <small id={id} class={problem ? css.problem : css.hint}>
          {problem ?? hint}
        </small>
      )}
    </div>
  )
}

interface SearchProps {
  label: string
  placeholder: string
  value: string
  onValue: (value: string) => void
}

/** Narrows a list while one types; Escape empties it. */
export function SearchField({ label, placeholder, value, onValue }: SearchProps) {
  return (
    <input
      type="search"
      class={css.inp}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      spellcheck={false}
      onInput={(event) => onValue(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onValue('')
      }}
    />
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onValue: (value: T) => void
}

/** One of several, in a row of buttons. */
export function Segment<T extends string>({ label, value, options, onValue }: ChoiceProps<T>) {
  return (
    <fieldset class={css.seg}>
      <legend class="vh">{label}</legend>
      {options.map(([key, text]) => (
        <button
          type="button"
          key={key}
          aria-pressed={key === value ? 'true' : 'false'}
          onClick={() => onValue(key)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  )
}

/** One of several, in a list that opens. */
export function Select<T extends string>({ label, value, options, onValue }: ChoiceProps<T>) {
  const drawn = useMemo(
    () =>
      options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      )),
    [options],
  )
  return (
    <select
      class={css.inp}
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([key]) => key === event.currentTarget.value)
        if (chosen) onValue(chosen[0])
      }}
    >
      {drawn}
    </select>
  )
}

/** The same in a form, with its name above it. */
export function SelectField<T extends string>(props: ChoiceProps<T>) {
  return (
    <div class={css.field}>
      {/* the list bears its name itself */}
      <span aria-hidden="true" class={css.label}>
        {props.label}
      </span>
      <Select {...props} />
    </div>
  )
}

interface TimeProps {
  label: string
  zone: string
  value: string
  onValue: (value: string) => void
  required?: boolean
}

/** A date and a time of a zone, as src/admin/zoned.ts reads and writes it. */
export function TimeField({ label, zone, ...rest }: TimeProps) {
  return <Field type="datetime-local" step={1} label={`${label} in ${zone}`} {...rest} />
}
