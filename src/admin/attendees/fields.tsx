import { useId } from 'preact/hooks'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import css from './attendees.module.css'
import { type Draft, labels } from './draft.ts'

interface Props {
  draft: Draft
  ownFields: readonly string[]
  change: (part: Partial<Draft>) => void
}

/** What is kept of an attendee, to be typed. */
export function AttendeeFields({ draft, ownFields, change }: Props) {
  const own = [...new Set([...ownFields, ...Object.keys(draft.fields)])]
  return (
    <div class={`${controls.pair} ${css.fields}`}>
      <Field
        label={labels.name}
        required
        maxLength={300}
        value={draft.name}
        onValue={(name) => change({ name })}
      />
      <Field
        label={labels.email}
        type="email"
        maxLength={254}
        value={draft.email}
        onValue={(email) => change({ email })}
        hint="One person’s alone. Kiosks never get it."
      />
      <Field
        label={labels.organisation}
        maxLength={300}
        value={draft.organisation}
        onValue={(organisation) => change({ organisation })}
      />
      <Field
        label={labels.language}
        maxLength={20}
        spellcheck={false}
        value={draft.language}
        onValue={(language) => change({ language })}
        hint="Like en or pt-BR: in which the kiosk answers."
      />
      <Field
        label={labels.code}
        maxLength={100}
        spellcheck={false}
        value={draft.code}
        onValue={(code) => change({ code })}
        hint="Your own reference in this programme."
      />
      <Badges badges={draft.badges} onValue={(badges) => change({ badges })} />
      {own.map((name) => (
        <Field
          key={name}
          label={name}
          maxLength={1000}
          value={draft.fields[name] ?? ''}
          onValue={(text) => change({ fields: { ...draft.fields, [name]: text } })}
        />
      ))}
    </div>
  )
}

function Badges({ badges, onValue }: { badges: string; onValue: (badges: string) => void }) {
  const hint = useId()
  return (
    <div class={controls.field}>
      <label>
        <span>{labels.badges}</span>
        <textarea
          class={`${controls.inp} ${css.badges}`}
          rows={Math.min(6, badges.split('\n').length + 1)}
          spellcheck={false}
          value={badges}
          aria-describedby={hint}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </label>
      <small id={hint} class={controls.hint}>
        The code of each badge, one a line.
      </small>
    </div>
  )
}
