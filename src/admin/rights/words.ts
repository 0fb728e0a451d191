import type { Role } from '../../domain/api-rights.ts'

/** The roles, with what each may do. */
export const roleOptions = [
  ['admin', 'Admin'],
  ['staff', 'Staff'],
  ['auditor', 'Auditor'],
] as const satisfies readonly (readonly [Role, string])[]

export const roleMeans: Record<Role, string> = {
  admin: 'May do everything, people and rights included.',
  staff: 'Kiosks, files, corrections and marks; reads everything of the programmes.',
  auditor: 'Reads, and changes nothing.',
}

export const roleName = (role: Role): string =>
  roleOptions.find(([known]) => known === role)?.[1] ?? role

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** `22 Nov 2026, 10:15`, in this device's zone; `at` in ms UTC */
export const dateTime = (at: number): string => dates.format(at)

/** `Firefox on Linux`, as far as a browser tells. */
export function browserName(text: string | null): string {
  if (text === null) return 'Unknown browser'
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(text)?.[1]
  const system = /(Android|iPhone|iPad|CrOS|Windows|Mac OS X|Linux)/.exec(text)?.[1]
  const name = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser
  if (!name) return 'Another program'
  return system ? `${name} on ${system.replace('Mac OS X', 'macOS')}` : name
}
