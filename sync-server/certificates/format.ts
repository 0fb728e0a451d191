import type {
  CertificateContent,
  CertificateLanguage,
  CertifiedSession,
} from '../../src/domain/certificate.ts'

/** Dates and hours of a certificate, in its language and the programme's zone. */
export interface CertificateFormat {
  day: Intl.DateTimeFormat
  hour: Intl.DateTimeFormat
}

const known = new Map<string, CertificateFormat>()

/** Figures are the same in every language, as the numbers and codes beside them. */
export function formatOf({
  language,
  timeZone,
}: Pick<CertificateContent, 'language' | 'timeZone'>): CertificateFormat {
  const key = `${language} ${timeZone}`
  const found = known.get(key)
  if (found) return found
  const locale = localeOf(language)
  const made = {
    day: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }),
    hour: new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  }
  known.set(key, made)
  return made
}

const localeOf = (language: CertificateLanguage) =>
  language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language

export const dayOf = ({ day }: CertificateFormat, at: number): string => day.format(at)

/** From when to when, to the minute. */
export const hoursOf = (
  { hour }: CertificateFormat,
  { start, end }: { start: number; end: number },
): string => hour.formatRange(start, end)

/** Credits as figures: 1.2, 2.0. */
export function amount(hundredths: number): string {
  const text = (hundredths / 100).toFixed(2)
  return text.endsWith('0') ? text.slice(0, -1) : text
}

/** Where a session was: its room, else that it was online; in person without a room nobody knows. */
export const placeOf = (
  { room, delivery }: Pick<CertifiedSession, 'room' | 'delivery'>,
  online: string,
): string => room ?? (delivery === 'in-person' ? '–' : online)
