import type { CreditGiven } from '../../domain/completion.ts'
import text from '../parts/text.module.css'
import css from './follow-up.module.css'
import { amount } from './rule-words.ts'

/** What each rule gives for an attendance, and how it came to be. */
export function CreditsTold({ credits }: { credits: readonly CreditGiven[] | undefined }) {
  if (!credits || credits.length === 0) return null
  return (
    <section>
      <h2>Credits</h2>
      {credits.map(({ rule, name, hundredths, fields, words }) => (
        <div key={rule} class={css.credit}>
          <b>
            <bdi>{name}</bdi>
            <span>{amount(hundredths)}</span>
          </b>
          <span class={`${text.dim} ${text.small}`}>{words}</span>
          {fields.map((field) => (
            <span key={field.name} class={`${text.dim} ${text.small}`}>
              {field.name || 'No field of study'}: {amount(field.hundredths)}
            </span>
          ))}
        </div>
      ))}
    </section>
  )
}

/** The amounts alone, each with its rule for those who hover or listen. */
export function CreditAmounts({ credits }: { credits: readonly CreditGiven[] | undefined }) {
  return (
    <>
      {credits?.map(({ rule, name, hundredths, words }, n) => (
        <span key={rule} title={`${name}. ${words}`}>
          {n > 0 && ' · '}
          {amount(hundredths)}
          <span class="vh"> {name}</span>
        </span>
      ))}
    </>
  )
}
