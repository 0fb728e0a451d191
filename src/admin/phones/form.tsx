import { useState } from 'preact/hooks'
import type { SettingsAnswer } from '../../domain/api.ts'
import { mostPhoneFields } from '../../domain/phone.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { Check } from '../settings/check.tsx'
import css from '../settings/settings.module.css'
import { useSave } from '../settings/use-save.ts'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import { fromField, toField } from '../zoned.ts'
import { type PhoneDraft, phoneDraftOf, phoneRequestOf } from './draft.ts'

/** What attendees may do on their own phones, and what they are asked there. */
export function PhoneSettings({ settings }: { settings: SettingsAnswer }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const save = useSave()
  const [draft, setDraft] = useState(() =>
    phoneDraftOf(settings, (at) => toField(at, zone).slice(0, 16)),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [isChanged, setChanged] = useState(false)
  useUnsaved(isChanged && !save.isSuccess)
  const change = (part: Partial<PhoneDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setProblem(null)
    setChanged(true)
    save.reset()
  }
  const submit = () => {
    const request = phoneRequestOf(draft, (text) => {
      const read = fromField(text, zone)
      return read.ok ? read.value : null
    })
    if (request.ok) save.mutate(request.value)
    else setProblem(request.error)
  }
  const failure = save.error ? sayingOf(save.error) : null
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>What attendees may do on their own phones</h2>
      <Check
        label="Check in and out, by a session’s link or the poster at the door"
        isOn={draft.checkIn}
        onChange={(checkIn) => change({ checkIn })}
      />
      <div class={css.times}>
        <Field
          type="datetime-local"
          label="Say themselves where they were, until"
          hint="Empty: not at all. It counts as Attended, without a time."
          value={draft.reportUntil}
          onValue={(reportUntil) => change({ reportUntil })}
        />
      </div>
      <h3>They give their name, and</h3>
      <Check
        label="Their e-mail is needed: by it they are found on the roster"
        isOn={draft.emailRequired}
        onChange={(emailRequired) => change({ emailRequired })}
      />
      <OwnFields draft={draft} change={change} />
      <div class={css.save}>
        <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save'}
        </Button>
        {save.isSuccess && <output>Saved.</output>}
      </div>
      <Refusal fact="Not saved.">
        {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
      </Refusal>
    </form>
  )
}

const kinds = [
  ['text', 'Text'],
  ['email', 'E-mail'],
  ['number', 'Number'],
  ['choice', 'Choice'],
] as const

interface FieldsProps {
  draft: PhoneDraft
  change: (part: Partial<PhoneDraft>) => void
}

/** Up to five fields beside name and e-mail. */
function OwnFields({ draft, change }: FieldsProps) {
  const { fields } = draft
  const set = (at: number, part: Partial<PhoneDraft['fields'][number]>) =>
    change({ fields: fields.map((field, n) => (n === at ? { ...field, ...part } : field)) })
  return (
    <>
      {fields.map((field, at) => (
        // a field has no identity but its place
        <div key={`field ${at + 1}`} class={css.row}>
          <Field
            label="Own field"
            maxLength={100}
            value={field.name}
            onValue={(name) => set(at, { name })}
          />
          <SelectField
            label="Kind"
            value={field.kind}
            options={kinds}
            onValue={(kind) => set(at, { kind })}
          />
          {field.kind === 'choice' && (
            <Field
              label="Answers, parted by ;"
              value={field.choices}
              onValue={(choices) => set(at, { choices })}
            />
          )}
          <Check
            label="Needed"
            isOn={field.required}
            onChange={(required) => set(at, { required })}
          />
          <Button look="text" onClick={() => change({ fields: fields.filter((_, n) => n !== at) })}>
            Remove
          </Button>
        </div>
      ))}
      {fields.length < mostPhoneFields && (
        <Button
          icon="plus"
          onClick={() =>
            change({
              fields: [...fields, { name: '', kind: 'text', choices: '', required: false }],
            })
          }
        >
          Add a field
        </Button>
      )}
    </>
  )
}
