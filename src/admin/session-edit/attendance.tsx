import controls from '../parts/controls.module.css'
import { Field, SelectField } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { useSettings } from '../queries.ts'
import { Check } from '../settings/check.tsx'
import { Part, type PartProps } from './part.tsx'
import css from './session-edit.module.css'
import { labels, policies } from './words.ts'

const minuteMs = 60_000

/** What attendees must do, and how their time counts. */
export function AttendancePart({ draft, change, told }: PartProps) {
  const { programme } = useHere()
  const { opensBeforeMs, closesAfterMs } = useSettings(programme.id)
  return (
    <Part title="Attendance">
      <Must which="In" {...{ draft, change, told }} />
      <Must which="Out" {...{ draft, change, told }} />
      <Field
        label={labels.opensBeforeMin}
        inputMode="numeric"
        hint={`Empty: ${opensBeforeMs / minuteMs}, as in the programme.`}
        value={draft.opensBefore}
        problem={told('opensBeforeMin')}
        onValue={(opensBefore) => change({ opensBefore })}
      />
      <Field
        label={labels.closesAfterMin}
        inputMode="numeric"
        hint={`Empty: ${closesAfterMs / minuteMs}, as in the programme.`}
        value={draft.closesAfter}
        problem={told('closesAfterMin')}
        onValue={(closesAfter) => change({ closesAfter })}
      />
      <Field
        label={labels.thresholdPercent}
        inputMode="numeric"
        hint={
          draft.checkOutRequired
            ? 'Empty: 75.'
            : 'Empty: 75 for who checks out; else one check-in is enough.'
        }
        value={draft.threshold}
        problem={told('thresholdPercent')}
        onValue={(threshold) => change({ threshold })}
      />
      <div class={css.stack}>
        <SelectField
          label={labels.forgottenCheckOut}
          value={draft.forgotten}
          options={policies}
          onValue={(forgotten) => change({ forgotten })}
        />
        {draft.forgotten === '' && (
          <small class={controls.hint}>
            As usual: a person decides where check-out is a must, else it counts to the end.
          </small>
        )}
        {draft.forgotten === 'cap' && (
          <Field
            label="Minutes that count after the check-in"
            inputMode="numeric"
            value={draft.cap}
            problem={told('cap')}
            onValue={(cap) => change({ cap })}
          />
        )}
      </div>
    </Part>
  )
}

/** Whether a tap is a must, and the code that phones are asked for. */
function Must({ draft, change, which }: PartProps & { which: 'In' | 'Out' }) {
  const required = `check${which}Required` as const
  const code = `check${which}Code` as const
  return (
    <div class={css.stack}>
      <Check
        label={labels[required]}
        isOn={draft[required]}
        onChange={(isOn) => change({ [required]: isOn })}
      />
      <Field
        label={labels[code]}
        maxLength={100}
        hint="Asked for on phones, never at a kiosk. Capitals don’t matter. Six letters or digits are too many to guess."
        spellcheck={false}
        value={draft[code]}
        onValue={(typed) => change({ [code]: typed })}
      />
    </div>
  )
}
