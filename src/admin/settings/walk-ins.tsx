import { Button } from '../parts/button.tsx'
import { Field, Segment } from '../parts/field.tsx'
import { Check } from './check.tsx'
import type { Asked, Draft } from './draft.ts'
import css from './settings.module.css'

const asked: readonly (readonly [Asked, string])[] = [
  ['no', 'Not asked'],
  ['optional', 'May be left out'],
  ['required', 'Needed'],
]

interface Props {
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** What somebody who isn't on the roster is asked for at the door. */
export function WalkInFields({ draft, change }: Props) {
  const setOwn = (at: number, part: Partial<Draft['own'][number]>) =>
    change({ own: draft.own.map((field, n) => (n === at ? { ...field, ...part } : field)) })
  return (
    <>
      <h3>Walk-ins give their name, and</h3>
      {(['email', 'organisation'] as const).map((name) => (
        <div key={name} class={css.row}>
          <span>{name === 'email' ? 'E-mail' : 'Organisation'}</span>
          <Segment
            label={name === 'email' ? 'E-mail' : 'Organisation'}
            value={draft[name]}
            options={asked}
            onValue={(value) => change({ [name]: value })}
          />
        </div>
      ))}
      {draft.own.map((field, at) => (
        // a field has no identity but its place
        <div key={`field ${at + 1}`} class={css.row}>
          <Field
            label="Own field"
            maxLength={100}
            value={field.label}
            onValue={(label) => setOwn(at, { label })}
          />
          <Check
            label="Needed"
            isOn={field.required}
            onChange={(required) => setOwn(at, { required })}
          />
          <Button look="text" onClick={() => change({ own: draft.own.filter((_, n) => n !== at) })}>
            Remove
          </Button>
        </div>
      ))}
      <Button
        icon="plus"
        onClick={() => change({ own: [...draft.own, { label: '', required: false }] })}
      >
        Add a field
      </Button>
    </>
  )
}
