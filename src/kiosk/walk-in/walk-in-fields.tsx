import { useLayoutEffect, useRef } from 'preact/hooks'
import type { WalkInInput } from '../../domain/walk-in.ts'
import type { Words } from '../../i18n/words.ts'
import field from '../parts/field.module.css'
import { plainInput } from '../parts/plain-input.ts'
import type { Form } from '../state.ts'
import { useView } from '../view.ts'
import css from './walk-in.module.css'

interface Props {
  inputs: readonly WalkInInput[]
  form: Form
  /** the tablet's own keyboard was called for */
  isSystem: boolean
  onEnter: () => void
}

/** What a walk-in is asked, in the place of the sign. */
export function WalkInFields({ inputs, form, isSystem, onEnter }: Props) {
  return (
    <div class={css.form}>
      {inputs.map((input) => (
        <Input
          key={input.key}
          input={input}
          value={form.typed[input.key] ?? ''}
          isOn={input.key === form.field}
          isWrong={form.wrong.includes(input.key)}
          isSystem={isSystem}
          onEnter={onEnter}
        />
      ))}
    </div>
  )
}

interface InputProps {
  input: WalkInInput
  value: string
  isOn: boolean
  isWrong: boolean
  isSystem: boolean
  onEnter: () => void
}

function Input({ input, value, isOn, isWrong, isSystem, onEnter }: InputProps) {
  const { words, send } = useView()
  const element = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (!isOn) return
    // a tablet looks at what keyboard is wanted when the focus comes
    if (isSystem) element.current?.blur()
    element.current?.focus()
  }, [isOn, isSystem])
  const note = isWrong
    ? value === ''
      ? words.fieldMissing
      : words.emailWrong
    : input.required
      ? ''
      : words.optional
  const id = `walk-in-${input.key}`
  return (
    <label class={css.label}>
      <span>
        {labelOf(input, words)}{' '}
        {note && (
          <small
            id={id}
            class={isWrong ? css.wrong : undefined}
            role={isWrong ? 'alert' : undefined}
          >
            {note}
          </small>
        )}
      </span>
      <input
        ref={element}
        class={`${field.field} ${css.field} ${isOn ? '' : css.off}`}
        type="text"
        inputMode={isSystem ? (input.kind === 'email' ? 'email' : 'text') : 'none'}
        {...plainInput}
        dir={input.kind === 'email' ? 'ltr' : 'auto'}
        aria-required={input.required}
        aria-invalid={isWrong}
        aria-describedby={note ? id : undefined}
        value={value}
        onFocus={() => isOn || send({ is: 'field', field: input.key })}
        onInput={(event) => send({ is: 'query', text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing && !event.defaultPrevented) onEnter()
        }}
      />
    </label>
  )
}

/** The admin's own label, else ours in the attendee's language. */
function labelOf({ key, label }: WalkInInput, words: Words): string {
  if (label !== null) return label
  if (key === 'email') return words.fieldEmail
  return key === 'organisation' ? words.fieldOrganisation : words.fieldName
}
