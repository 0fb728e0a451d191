import { Field, SelectField } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { Check } from '../settings/check.tsx'
import type { SurveyDraft } from './draft.ts'
import css from './surveys.module.css'
import { delays, delayWords } from './words.ts'

interface Props {
  draft: SurveyDraft
  change: (part: Partial<SurveyDraft>) => void
}

/** When it is sent, until when it is open, and what waits for it. */
export function Asking({ draft, change }: Props) {
  const { sendAfterMin, reminderDays, closesAfterDays } = draft
  const known = delays.some(([minutes]) => minutes === sendAfterMin)
  const options = known ? delays : [...delays, [sendAfterMin, delayWords(sendAfterMin)] as const]
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>How it is asked</h2>
      <div class={css.row}>
        <SelectField
          label="Sent to who attended"
          value={String(sendAfterMin)}
          options={options.map(([minutes, words]) => [String(minutes), words] as const)}
          onValue={(value) => change({ sendAfterMin: Number(value) })}
        />
        <Field
          label="Reminder after, days"
          inputMode="numeric"
          placeholder="None"
          value={reminderDays}
          onValue={(value) => change({ reminderDays: value })}
        />
        <Field
          label="Closes after, days from the session’s end"
          inputMode="numeric"
          placeholder="Never"
          value={closesAfterDays}
          onValue={(value) => change({ closesAfterDays: value })}
        />
      </div>
      <Check
        label="Anonymous: nobody can tell whose answers are whose; they are shown in groups of five"
        isOn={draft.anonymous}
        onChange={(anonymous) => change({ anonymous })}
      />
      {!draft.anonymous && (
        <Check
          label="Answers may be changed while it is open"
          isOn={draft.mayChange}
          onChange={(mayChange) => change({ mayChange })}
        />
      )}
      {!draft.isElsewhere && (
        <Check
          label="Certificates wait for the answer"
          isOn={draft.beforeCertificate}
          onChange={(beforeCertificate) => change({ beforeCertificate })}
        />
      )}
    </section>
  )
}
