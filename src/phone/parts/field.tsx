import { useId } from 'preact/hooks'
import css from './phone.module.css'

interface Props {
  label: string
  /** beside the label, such as that it may be left out */
  note?: string
  /** below the field */
  hint?: string | undefined
  value: string
  onValue: (value: string) => void
  error?: string | null
  /** `code`: large capitals, never corrected by the phone */
  kind?: 'text' | 'email' | 'number' | 'choice' | 'code' | 'search'
  choices?: readonly string[] | undefined
  /** of a choice: what stands there before one is made */
  choose?: string
  auto?: 'name' | 'email'
}

const inputModes = { email: 'email', number: 'decimal', search: 'search' } as const

/** A field with its label above it; what is wrong is said below it. */
export function Field(props: Props) {
  const { label, note, hint, error } = props
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={css.field}>
      <label for={id}>
        {label}
        {note && <small class={css.dim}> {note}</small>}
      </label>
      {props.kind === 'choice' ? (
        <Choice {...props} id={id} told={told} />
      ) : (
        <Text {...props} id={id} told={told} />
      )}
      {hint && (
        <p class={`${css.small} ${css.dim}`} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class={`${css.small} ${css.wrong}`} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

interface Inner extends Props {
  id: string
  /** ids of what is said of it */
  told: string
}

function Text({ id, told, value, onValue, error, kind = 'text', auto }: Inner) {
  const isCode = kind === 'code'
  const mode =
    kind === 'email' || kind === 'number' || kind === 'search' ? inputModes[kind] : 'text'
  return (
    <input
      id={id}
      class={`${css.input} ${isCode ? css.code : ''}`}
      type={kind === 'email' || kind === 'search' ? kind : 'text'}
      inputMode={mode}
      value={value}
      autocomplete={auto ?? 'off'}
      autocapitalize={isCode ? 'characters' : kind === 'text' ? 'sentences' : 'none'}
      spellcheck={false}
      dir={kind === 'email' ? 'ltr' : 'auto'}
      maxLength={isCode ? 100 : 300}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={told || undefined}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  )
}

function Choice({ id, told, value, onValue, error, choices = [], choose = '' }: Inner) {
  return (
    <select
      id={id}
      class={css.input}
      value={value}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={told || undefined}
      onChange={(event) => onValue(event.currentTarget.value)}
    >
      <option value="">{choose}</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  )
}
