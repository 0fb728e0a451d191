import { useState } from 'preact/hooks'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { Check } from '../settings/check.tsx'
import type { Begun } from './credits.tsx'
import css from './follow-up.module.css'
import { useAddRule } from './queries.ts'
import { draftOfRule, type RuleDraft, ruleOf } from './rule-draft.ts'
import { levelWords, roundingWords } from './rule-words.ts'

/** A rule of one's own, or a new version of one. */
export function RuleForm({
  begun: { rule, isVersion },
  close,
}: {
  begun: Begun
  close: () => void
}) {
  const add = useAddRule()
  const [draft, setDraft] = useState(() => draftOfRule(rule, isVersion))
  const [problem, setProblem] = useState<string>()
  const change = (part: Partial<RuleDraft>) => {
    add.reset()
    setProblem(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = () => {
    const made = ruleOf(draft)
    setProblem(made.ok ? undefined : made.error)
    if (!made.ok || add.isPending) return
    add.mutate({ ...made.value, ...(isVersion ? { of: rule.id } : {}) }, { onSuccess: close })
  }
  const failure = add.error && sayingOf(add.error)
  const title = isVersion
    ? `Version ${rule.version + 1} of ${rule.name}`
    : `A rule like ${rule.name}`
  return (
    <form
      class={css.form}
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 class={text.h2}>{title}</h3>
      <Field label="Name" maxLength={120} value={draft.name} onValue={(name) => change({ name })} />
      <Amounts draft={draft} change={change} />
      <Asks draft={draft} change={change} />
      <div class={css.pairs}>
        <Field
          type="date"
          label="For sessions from"
          value={draft.from}
          hint={isVersion ? 'After what was credited by the version before.' : 'Empty: of any day.'}
          onValue={(from) => change({ from })}
        />
        <Field
          type="date"
          label="to"
          value={draft.to}
          hint="Empty: open."
          onValue={(to) => change({ to })}
        />
      </div>
      <div class={css.save}>
        <Button type="submit" look="go" icon="tick" disabled={add.isPending}>
          {add.isPending ? 'Adding …' : isVersion ? 'Add the version' : 'Add the rule'}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="Not added.">
        {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
      </Refusal>
    </form>
  )
}

interface PartProps {
  draft: RuleDraft
  change: (part: Partial<RuleDraft>) => void
}

function Amounts({ draft, change }: PartProps) {
  return (
    <div class={css.pairs}>
      <Field
        label="Minutes a credit"
        inputMode="numeric"
        hint="Empty: the session’s credits to whoever attended."
        value={draft.minutes}
        onValue={(minutes) => change({ minutes })}
      />
      <Field
        label="First credit, at least"
        inputMode="decimal"
        value={draft.first}
        onValue={(first) => change({ first })}
      />
      <Field
        label="In steps of"
        inputMode="decimal"
        value={draft.step}
        onValue={(step) => change({ step })}
      />
      <SelectField
        label="Rounded"
        value={draft.rounding}
        options={[
          ['down', roundingWords.down],
          ['nearest', roundingWords.nearest],
        ]}
        onValue={(rounding) => change({ rounding })}
      />
      <SelectField
        label="Rounded once over"
        value={draft.level}
        options={[
          ['session', levelWords.session],
          ['day', levelWords.day],
          ['programme', levelWords.programme],
        ]}
        onValue={(level) => change({ level })}
      />
    </div>
  )
}

const asked = [
  ['threshold', 'Presence, %'],
  ['minMinutes', 'Minutes, at least'],
  ['arrival', 'Arrived within, minutes'],
  ['leaving', 'Left within the last, minutes'],
  ['gap', 'Away at most, minutes'],
  ['survey', 'Survey answered within, days'],
] as const

function Asks({ draft, change }: PartProps) {
  return (
    <>
      <h4>Gives credits only where, if filled</h4>
      <div class={css.pairs}>
        {asked.map(([key, label]) => (
          <Field
            key={key}
            label={label}
            inputMode="numeric"
            value={draft[key]}
            onValue={(typed) => change({ [key]: typed })}
          />
        ))}
      </div>
      <Check
        label="All or nothing: the session’s credits in full, or none"
        isOn={draft.allOrNothing}
        onChange={(allOrNothing) => change({ allOrNothing })}
      />
    </>
  )
}
