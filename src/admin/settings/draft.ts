import type { SettingsAnswer, SettingsRequest } from '../../domain/api.ts'
import type { KioskMode, Settings } from '../../domain/policy.ts'
import { err, ok, type Result } from '../../domain/result.ts'

/** Whether walk-ins are asked for something. */
export type Asked = 'no' | 'optional' | 'required'

/** The settings as they stand in the form: numbers as they are typed. */
export interface Draft {
  mode: KioskMode
  confirmOut: boolean
  result: string
  undo: string
  bounce: string
  opensBefore: string
  keepDays: string
  languages: string[]
  email: Asked
  organisation: Asked
  /** fields of the programme's own */
  own: { label: string; required: boolean }[]
}

const second = 1_000
const minute = 60_000
const builtIn = ['name', 'email', 'organisation']

export function draftOf(settings: SettingsAnswer): Draft {
  const { walkInFields } = settings
  const asked = (name: string): Asked => {
    const field = walkInFields.find((one) => one.name === name)
    return field ? (field.required ? 'required' : 'optional') : 'no'
  }
  return {
    mode: settings.mode,
    confirmOut: settings.confirmOut,
    result: String(settings.resultMs / second),
    undo: String(settings.undoMs / second),
    bounce: String(settings.bounceMs / second),
    opensBefore: String(settings.opensBeforeMs / minute),
    keepDays: String(settings.keepDays),
    languages: settings.languages,
    email: asked('email'),
    organisation: asked('organisation'),
    own: walkInFields
      .filter(({ name }) => !builtIn.includes(name))
      .map(({ name, label, required }) => ({ label: label ?? name, required })),
  }
}

type Problem = string

/** The request that makes the settings so; a problem says what to mend. */
export function requestOf(draft: Draft): Result<SettingsRequest, Problem> {
  const problems: string[] = []
  const number = (text: string, name: string, unit: number, [least, most]: [number, number]) => {
    const value = Number(text.replace(',', '.'))
    if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most)
      problems.push(`${name}: a number from ${least} to ${most}.`)
    return Math.round(value * unit)
  }
  const times = {
    resultMs: number(draft.result, 'Result screen', second, [1, 60]),
    undoMs: number(draft.undo, 'Undo', second, [0, 60]),
    bounceMs: number(draft.bounce, 'Same step twice', second, [0, 600]),
    opensBeforeMs: number(draft.opensBefore, 'Check-in opens', minute, [0, 1_440]),
    keepDays: number(draft.keepDays, 'Taps kept on the tablet', 1, [1, 3_650]),
  }
  if (draft.languages.length === 0) problems.push('Languages: choose one at least.')
  const labels = draft.own.map(({ label }) => label.trim())
  if (labels.some((label) => label === '')) problems.push('Own fields: each needs a name.')
  if (new Set([...builtIn, ...labels]).size < builtIn.length + labels.length)
    problems.push('Own fields: each name once.')
  if (problems.length > 0) return err(problems.join(' '))
  const { mode, confirmOut, languages } = draft
  return ok({ ...times, mode, confirmOut, languages, walkInFields: fieldsOf(draft) })
}

function fieldsOf({ email, organisation, own }: Draft): Settings['walkInFields'] {
  const known = [
    ['email', email],
    ['organisation', organisation],
  ] as const
  return [
    { name: 'name', required: true },
    ...known
      .filter(([, asked]) => asked !== 'no')
      .map(([name, asked]) => ({ name, required: asked === 'required' })),
    ...own.map(({ label, required }) => ({ name: label.trim(), label: label.trim(), required })),
  ]
}
