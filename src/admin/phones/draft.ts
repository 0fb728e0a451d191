import type { SettingsAnswer, SettingsRequest } from '../../domain/api.ts'
import type { PhoneField } from '../../domain/phone.ts'
import { err, ok, type Result } from '../../domain/result.ts'

/** What of the settings is about attendees' own phones, as it stands in the form. */
export interface PhoneDraft {
  checkIn: boolean
  emailRequired: boolean
  fields: { name: string; kind: PhoneField['kind']; choices: string; required: boolean }[]
  /** `2026-11-30T18:00` in the programme's zone; empty: not at all */
  reportUntil: string
}

export const phoneDraftOf = (
  settings: SettingsAnswer,
  shownLocal: (at: number) => string,
): PhoneDraft => ({
  checkIn: settings.phoneCheckIn,
  emailRequired: settings.phoneEmailRequired,
  fields: settings.phoneFields.map(({ choices = [], ...field }) => ({
    ...field,
    choices: choices.join('; '),
  })),
  reportUntil: settings.selfReportUntil === null ? '' : shownLocal(settings.selfReportUntil),
})

/** The request that makes the settings so; a problem says what to mend. */
export function phoneRequestOf(
  draft: PhoneDraft,
  readLocal: (text: string) => number | null,
): Result<SettingsRequest, string> {
  const fields = draft.fields.map(({ name, kind, choices, required }): PhoneField => {
    const list = choices.split(';').map((one) => one.trim())
    const asked = { name: name.trim(), kind, required }
    return kind === 'choice' ? { ...asked, choices: list.filter(Boolean) } : asked
  })
  const names = fields.map(({ name }) => name)
  const until = draft.reportUntil === '' ? null : readLocal(draft.reportUntil)
  if (names.some((name) => name === '')) return err('Own fields: each needs a name.')
  if (new Set(names).size < names.length) return err('Own fields: each name once.')
  if (fields.some(({ kind, choices = [] }) => kind === 'choice' && choices.length < 2)) {
    return err('Own fields: a choice needs two answers at least, parted by semicolons.')
  }
  if (draft.reportUntil !== '' && until === null) {
    return err('Self-reports: this is no time in the programme’s zone.')
  }
  return ok({
    phoneCheckIn: draft.checkIn,
    phoneEmailRequired: draft.emailRequired,
    phoneFields: fields,
    selfReportUntil: until,
  })
}
