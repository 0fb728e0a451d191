import type { CreditRuleRow } from '../../domain/api-follow.ts'
import { Check } from '../settings/check.tsx'
import css from './follow-up.module.css'
import { useCreditRules } from './queries.ts'

/** Each rule once, by its latest version. */
export function latest(rules: readonly CreditRuleRow[]): CreditRuleRow[] {
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()]
}

interface Props {
  legend: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Which rules turn attendance into credits: several boards may credit the same attendance. */
export function RuleChoice({ legend, chosen, onChange }: Props) {
  const rules = useCreditRules()
  const all = latest(rules.data?.items ?? [])
  const gone = chosen.filter((id) => rules.data && !all.some((rule) => rule.id === id))
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <fieldset class={css.rules}>
      <legend>{legend}</legend>
      {[...all, ...gone.map((id) => ({ id, name: id }))].map(({ id, name }) => (
        <Check
          key={id}
          label={name}
          isOn={chosen.includes(id)}
          onChange={(isOn) => toggle(id, isOn)}
        />
      ))}
    </fieldset>
  )
}
