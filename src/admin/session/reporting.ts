import type { KioskRow } from '../../domain/api.ts'
import type { SessionCompleteness } from '../../domain/api-truth.ts'
import { clock, dayShort, plural } from '../format.ts'

type Reported = SessionCompleteness['kiosks'][number]

/** `1 of 2 kiosks has reported through 12:00.` */
export function reportedText({ reported, kiosks, end }: SessionCompleteness, zone: string): string {
  if (kiosks.length === 0) return 'No kiosk was in this room.'
  const have = reported === 1 ? 'has' : 'have'
  return `${reported} of ${plural(kiosks.length, 'kiosk')} ${have} reported through ${clock(end, zone)}.`
}

/** `last contact 11:32, with 14 taps waiting`: what is known of a kiosk that has not reported. */
export function missingText(report: Reported, kiosk: KioskRow | undefined, zone: string): string {
  const parts: string[] = []
  const contact = kiosk?.lastContact ?? null
  parts.push(contact === null ? 'no contact yet' : `last contact ${clock(contact, zone)}`)
  if (kiosk?.waiting) parts.push(`with ${plural(kiosk.waiting, 'tap')} waiting`)
  if (report.gaps > 0) parts.push(`${plural(report.gaps, 'number')} missing`)
  return parts.join(', ')
}

/** `packed up`, `reported through 12:04`, or what is known of one that has not. */
export function reportText(report: Reported, kiosk: KioskRow | undefined, zone: string): string {
  if (report.packedUpAt !== null && report.through === 'closed') {
    return `Packed up at ${clock(report.packedUpAt, zone)}`
  }
  if (!report.isComplete) return sentence(missingText(report, kiosk, zone))
  const { through } = report
  return typeof through === 'number' ? `Reported through ${clock(through, zone)}` : 'Reported'
}

/** `Wed 18, 12:00` */
export const deadlineText = (at: number, zone: string): string =>
  `${dayShort(at, zone)}, ${clock(at, zone)}`

/**
 * What automatic marks wait for: `not complete: right door has not reported yet`, or the closing; null:
 * nothing, the session is closed, or it isn't known.
 */
export function waitsFor(known: SessionCompleteness | undefined, zone: string): string | null {
  if (!known || known.closing) return null
  const missing = known.kiosks.filter(({ isComplete }) => !isComplete).map(({ name }) => name)
  if (missing.length === 0)
    return `not closed yet, which happens by itself at ${clock(known.closesAt, zone)}`
  const have = missing.length === 1 ? 'has' : 'have'
  return `not complete: ${missing.join(' and ')} ${have} not reported yet`
}

const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
