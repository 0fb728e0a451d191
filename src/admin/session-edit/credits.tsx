import { useId } from 'preact/hooks'
import { fieldsOfStudy } from '../../domain/fields-of-study.ts'
import { RuleChoice } from '../follow-up/rule-choice.tsx'
import { Field } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { Check } from '../settings/check.tsx'
import { Part, type PartProps } from './part.tsx'
import css from './session-edit.module.css'
import { SurveyField } from './survey-field.tsx'
import { labels } from './words.ts'

const places = [0, 1, 2] as const
const creditsOf = ['credits1', 'credits2', 'credits3'] as const

/** Up to three fields of study with their credits; NASBA's list is offered, others may be typed. */
export function CreditsPart({ draft, change, told }: PartProps) {
  const list = useId()
  const set = (n: number, part: Partial<(typeof draft.fields)[number]>) =>
    change({ fields: draft.fields.map((one, at) => (at === n ? { ...one, ...part } : one)) })
  return (
    <Part title="Credits">
      <p class={`${css.wide} ${css.dim}`}>
        They stand on the certificate. NASBA’s fields are offered as you type; others are fine.
      </p>
      {places.map((n) => (
        <div class={`${css.wide} ${css.row}`} key={n}>
          <Field
            label={`Field of study ${n + 1}`}
            list={list}
            maxLength={200}
            value={draft.fields[n]?.name ?? ''}
            onValue={(name) => set(n, { name })}
          />
          <Field
            label={labels[creditsOf[n]]}
            inputMode="decimal"
            value={draft.fields[n]?.credits ?? ''}
            problem={told(creditsOf[n])}
            onValue={(credits) => set(n, { credits })}
          />
        </div>
      ))}
      <RulesOf chosen={draft.creditRules} onChange={(creditRules) => change({ creditRules })} />
      <datalist id={list}>
        {fieldsOfStudy.technical.map((name) => (
          <option key={name} value={name} label="Technical" />
        ))}
        {fieldsOfStudy.nonTechnical.map((name) => (
          <option key={name} value={name} label="Non-technical" />
        ))}
      </datalist>
    </Part>
  )
}

interface RulesProps {
  /** null: those of the programme */
  chosen: string[] | null
  onChange: (chosen: string[] | null) => void
}

/** By which rules it is credited: the programme's, or its own. */
function RulesOf({ chosen, onChange }: RulesProps) {
  const { programme } = useHere()
  const settings = useAllSettings(programme.id)
  return (
    <div class={`${css.wide} ${css.stack}`}>
      <Check
        label="Other rules for credits than the programme’s"
        isOn={chosen !== null}
        onChange={(own) => onChange(own ? (settings.data?.creditRules ?? []) : null)}
      />
      {chosen && <RuleChoice legend={labels.creditRules} chosen={chosen} onChange={onChange} />}
    </div>
  )
}

/** What follows from an attendance. */
export function AfterPart({ draft, change, told }: PartProps) {
  return (
    <Part title="Afterwards">
      <Field
        label={labels.expiryMonths}
        inputMode="numeric"
        hint="Empty: it doesn’t expire."
        value={draft.expiryMonths}
        problem={told('expiryMonths')}
        onValue={(expiryMonths) => change({ expiryMonths })}
      />
      <SurveyField value={draft.survey} onValue={(survey) => change({ survey })} />
      <Field
        label={labels.certificate}
        maxLength={2000}
        hint="The name of its template."
        value={draft.certificate}
        onValue={(certificate) => change({ certificate })}
      />
    </Part>
  )
}
