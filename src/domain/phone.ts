import * as z from 'zod/mini'
import type { Person } from './tap.ts'

/** So many fields beside name and e-mail (row P1). */
export const mostPhoneFields = 5

/** A field of the form by which people say on their own phone who they are. */
export const PhoneField = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  kind: z.enum(['text', 'email', 'number', 'choice']),
  /** of a choice: what there is to choose from */
  choices: z.optional(
    z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))).check(z.maxLength(30)),
  ),
  required: z.boolean(),
})
export type PhoneField = z.infer<typeof PhoneField>

/** The form: name and e-mail first, then the programme's own fields. */
export const PhoneForm = z.object({
  emailRequired: z.boolean(),
  fields: z.array(PhoneField),
})
export type PhoneForm = z.infer<typeof PhoneForm>

/** Ids that the server gives to phones: evidence tells by them that a tap came from somebody's own phone. */
const phoneIds = 'phone:'
export const isPhone = (id: string | null | undefined): boolean => id?.startsWith(phoneIds) ?? false
export const phoneId = (id: string): string => phoneIds + id

/** What is asked, by key: `name`, `email`, and the own fields by their names behind a colon. */
export const keyOfField = ({ name }: PhoneField): string => `:${name}`

export type Identified = { person: Person; wrong: null } | { person: null; wrong: string[] }

/**
 * Who somebody says to be, by the form; or the keys of what is missing or can't be.
 * @param typed by key
 */
export function readIdentification(
  { emailRequired, fields }: PhoneForm,
  typed: Readonly<Record<string, string>>,
): Identified {
  const text = (key: string, most: number) =>
    (typed[key] ?? '').replace(/\s+/gu, ' ').trim().slice(0, most).toWellFormed()
  const name = text('name', 300)
  const mail = text('email', 320)
  const wrong: string[] = []
  if (name === '') wrong.push('name')
  if (mail === '' ? emailRequired : !isEmail(mail)) wrong.push('email')
  const own: [string, string][] = []
  for (const field of fields) {
    const key = keyOfField(field)
    const value = text(key, 2_000)
    if (value === '' ? field.required : !fits(field, value)) wrong.push(key)
    if (value !== '') own.push([field.name, value])
  }
  if (wrong.length > 0) return { person: null, wrong }
  const person: Person = { name }
  if (mail !== '') person.email = mail
  if (own.length > 0) person.fields = Object.fromEntries(own)
  return { person, wrong: null }
}

/** Enough to catch a slip; whether it is anybody's shows when it is written to. */
const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

function fits({ kind, choices = [] }: PhoneField, value: string): boolean {
  if (kind === 'email') return isEmail(value)
  if (kind === 'number') return /^[+-]?\d+([.,]\d+)?$/.test(value)
  return kind !== 'choice' || choices.includes(value)
}
