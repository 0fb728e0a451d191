import type { AttendeeRow } from '../../domain/api.ts'
import type { AttendeeAdd } from '../../domain/api-people.ts'

/** An attendee as it stands in the form: everything is text. */
export interface Draft {
  name: string
  email: string
  organisation: string
  language: string
  code: string
  /** one a line */
  badges: string
  fields: Record<string, string>
}

export const emptyDraft: Draft = {
  name: '',
  email: '',
  organisation: '',
  language: '',
  code: '',
  badges: '',
  fields: {},
}

export const draftOf = (row: AttendeeRow): Draft => ({
  name: row.name,
  email: row.email ?? '',
  organisation: row.organisation ?? '',
  language: row.language ?? '',
  code: row.code ?? '',
  badges: (row.badge ?? '').split(';').join('\n'),
  fields: row.fields,
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the server is told: all of the form; a field left empty is taken away. */
export const requestOf = (draft: Draft): AttendeeAdd => ({
  name: draft.name.trim(),
  email: orNull(draft.email),
  organisation: orNull(draft.organisation),
  language: orNull(draft.language),
  code: orNull(draft.code),
  badges: draft.badges
    .split(/[\n;]/)
    .map((code) => code.trim())
    .filter((code) => code !== ''),
  fields: Object.fromEntries(Object.entries(draft.fields).map(([key, text]) => [key, text.trim()])),
})

/** Where two states of an attendee differ, in words. */
export function differences(
  mine: Draft,
  theirs: Draft,
): { what: string; mine: string; theirs: string }[] {
  const fields = [...new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)])]
  const all = [
    ...(Object.keys(labels) as (keyof typeof labels)[]).map((key) => ({
      what: labels[key],
      mine: mine[key].trim(),
      theirs: theirs[key].trim(),
    })),
    ...fields.map((name) => ({
      what: name,
      mine: (mine.fields[name] ?? '').trim(),
      theirs: (theirs.fields[name] ?? '').trim(),
    })),
  ]
  return all.filter((one) => one.mine !== one.theirs)
}

export const labels = {
  name: 'Name',
  email: 'E-mail',
  organisation: 'Organisation',
  language: 'Language',
  code: 'Code',
  badges: 'Badges',
} as const
