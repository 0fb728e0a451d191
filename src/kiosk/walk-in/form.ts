import { readWalkIn, type WalkInInput } from '../../domain/walk-in.ts'
import type { Form, Found } from '../state.ts'

/** How a walk-in's form begins: what they typed to find themselves is their name so far. */
export function beginForm(attendee: string, inputs: readonly WalkInInput[], query: string): Form {
  const name = query.replace(/(^|[\s-])(\p{Ll})/gu, (_, before, letter) => before + upper(letter))
  return { attendee, inputs, typed: { name }, field: 'name', wrong: [] }
}

/** Who the form makes, ready for the step that was pressed; or the form with what is wrong marked. */
export function sendForm(
  form: Form,
  steps: Found['steps'],
): { who: Found; form: null } | { who: null; form: Form } {
  const { person, wrong } = readWalkIn(form.inputs, form.typed)
  if (!person) return { who: null, form: { ...form, wrong, field: wrong[0] ?? form.field } }
  const { name, organisation = null } = person
  const { attendee } = form
  const presence: Found['presence'] = new Map()
  return {
    who: { attendee, name, organisation, method: 'walk-in', steps, presence, taps: [], person },
    form: null,
  }
}

/** A letter as our keys type it: names begin with capitals, which nobody should have to look for. */
export function letterFor(input: WalkInInput | undefined, before: string, letter: string): string {
  return input?.kind === 'name' && /(^|[\s-])$/u.test(before) ? upper(letter) : letter
}

const upper = (letter: string) => letter.toLocaleUpperCase()
