import type { Event, Form } from '../state.ts'

/** The form after something was typed in its field. */
export function typeInForm(
  form: Form,
  event: Extract<Event, { is: 'query' | 'type' | 'backspace' }>,
): Form {
  const { field, inputs } = form
  const input = inputs.find(({ key }) => key === field)
  if (!input) return form
  const before = form.typed[field] ?? ''
  const after =
    event.is === 'query'
      ? event.text
      : event.is === 'type'
        ? before + event.text
        : [...before].slice(0, -1).join('')
  return {
    ...form,
    typed: { ...form.typed, [field]: after.trimStart().slice(0, input.most) },
    wrong: form.wrong.filter((key) => key !== field),
  }
}
