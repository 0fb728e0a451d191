import type { WalkInField } from './policy.ts'
import type { Person } from './tap.ts'

/** A field that a walk-in fills in: its key, how its text is typed, and how long it may be. */
export interface WalkInInput {
  key: string
  /** the admin's own words for it; null: the kiosk has its own */
  label: string | null
  required: boolean
  kind: 'name' | 'email' | 'text'
  most: number
}

const known = {
  name: { kind: 'name', most: 300 },
  email: { kind: 'email', most: 320 },
  organisation: { kind: 'name', most: 300 },
} as const
const own = { kind: 'text', most: 2_000 } as const
const KEY_MOST = 100

/** What a walk-in is asked, in the admin's order; the name always and first (row K7). */
export function walkInInputs(fields: readonly WalkInField[]): WalkInInput[] {
  const asked = fields.some(({ name }) => name === 'name')
    ? fields
    : [{ name: 'name', required: true }, ...fields]
  const inputs = asked.map((field): WalkInInput => {
    const { name, label, required } = field
    const about = name === 'name' || name === 'email' || name === 'organisation' ? known[name] : own
    return {
      key: name.slice(0, KEY_MOST),
      label: label || (about === own ? name : null),
      required: required || name === 'name',
      ...about,
    }
  })
  return inputs.filter(({ key }, n) => inputs.findIndex((other) => other.key === key) === n)
}

/** A person as the first tap brings them (rule E8), or the keys of what is missing or can't be. */
export type WalkIn = { person: Person; wrong: null } | { person: null; wrong: string[] }

/** Reads what a walk-in typed, by the inputs that they were asked. */
export function readWalkIn(
  inputs: readonly WalkInInput[],
  typed: Readonly<Record<string, string>>,
): WalkIn {
  const filled = new Map(inputs.map(({ key, most }) => [key, cut(clean(typed[key] ?? ''), most)]))
  const wrong = inputs.filter(({ key, required, kind }) => {
    const text = filled.get(key) ?? ''
    return text === '' ? required : kind === 'email' && !email.test(text)
  })
  if (wrong.length > 0) return { person: null, wrong: wrong.map(({ key }) => key) }
  const person: Person = { name: filled.get('name') ?? '' }
  const fields: [string, string][] = []
  for (const [key, text] of filled) {
    if (text === '' || key === 'name') continue
    if (key === 'email') person.email = text
    else if (key === 'organisation') person.organisation = text
    else fields.push([key, text])
  }
  if (fields.length > 0) person.fields = Object.fromEntries(fields)
  return { person, wrong: null }
}

/** Enough to catch a slip; whether it is anybody's shows when it is written to. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const clean = (text: string) => text.replace(/\s+/gu, ' ').trim()

/** So many UTF-16 units at most, never half a character, nor a blank at the new end. */
const cut = (text: string, most: number) =>
  text.length <= most
    ? text
    : text
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()
