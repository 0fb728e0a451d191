import { keyOfField, type PhoneField, type PhoneForm } from '../../domain/phone.ts'
import type { CheckInWords } from '../../i18n/check-in/words.ts'
import { Field } from '../parts/field.tsx'
import css from '../parts/phone.module.css'

interface Props {
  form: PhoneForm
  words: CheckInWords
  typed: Record<string, string>
  wrong: readonly string[]
  consents: boolean
  onTyped: (typed: Record<string, string>) => void
  onConsents: (consents: boolean) => void
}

/** By which people say who they are: name, e-mail, and what else the programme asks. */
export function WhoForm({ form, words, typed, wrong, consents, onTyped, onConsents }: Props) {
  const fieldOf = (key: string, label: string, required: boolean) => ({
    label,
    note: required ? '' : words.optional,
    value: typed[key] ?? '',
    error: wrong.includes(key) ? errorOf(key, typed[key] ?? '', form, words) : null,
    onValue: (value: string) => onTyped({ ...typed, [key]: value }),
  })
  return (
    <>
      <h2>{words.who}</h2>
      <Field {...fieldOf('name', words.name, true)} auto="name" />
      <Field {...fieldOf('email', words.email, form.emailRequired)} kind="email" auto="email" />
      {form.fields.map((field) => {
        const key = keyOfField(field)
        return (
          <Field
            key={key}
            {...fieldOf(key, field.name, field.required)}
            kind={field.kind}
            choices={field.choices}
            choose={words.choose}
          />
        )
      })}
      <label class={css.check}>
        <input
          type="checkbox"
          checked={consents}
          onChange={(event) => onConsents(event.currentTarget.checked)}
        />
        <span>
          <b>{words.remember}</b>
          <small class={css.dim}>{words.rememberHint}</small>
        </span>
      </label>
    </>
  )
}

function errorOf(key: string, value: string, { fields }: PhoneForm, words: CheckInWords): string {
  if (value.trim() === '') return words.missing
  const kind: PhoneField['kind'] | undefined =
    key === 'email' ? 'email' : fields.find((field) => keyOfField(field) === key)?.kind
  if (kind === 'email') return words.emailWrong
  return kind === 'number' ? words.numberWrong : words.missing
}
