import type { AttendanceRow } from '../../domain/api.ts'
import { dayWords } from '../follow-up/day-words.ts'
import { Status } from '../parts/status.tsx'
import { statusWords } from '../words.ts'
import css from './session.module.css'

const looks = {
  attended: { shape: 'full', tone: 'in' },
  pending: { shape: 'half' },
  booked: { shape: 'ring', tone: 'dim' },
  'not-attended': { shape: 'square', tone: 'dim' },
  cancelled: { shape: 'cross', tone: 'dim' },
} as const

type Marked = Pick<
  AttendanceRow,
  'status' | 'markedBy' | 'automatic' | 'inNow' | 'provisional' | 'expiry' | 'validUntil'
>

/** The status with its mark, by whom, the automatic mark where a person's differs (rule S3), the expiry. */
export function MarkStatus({ row, me }: { row: Marked; me: string }) {
  const notes = markNotes(row, me)
  const ends = row.expiry === 'expiring-soon' || row.expiry === 'expired'
  return (
    <>
      <Status {...looks[row.status]}>{statusWords[row.status]}</Status>
      {notes.length > 0 && (
        <span class={ends ? `${css.by} ${css.ending}` : css.by}>{notes.join(', ')}</span>
      )}
    </>
  )
}

const untilWords = { valid: 'valid until', 'expiring-soon': 'expires', expired: 'expired' }

/** Until when an attendance is valid, or was. */
export const expiryNote = (expiry: keyof typeof untilWords, until: string) =>
  `${untilWords[expiry]} ${dayWords(until)}`

/** By whom, what the automatic mark is where it differs, whether they are in, until when it is valid: in a word each. */
export function markNotes(
  { status, markedBy, automatic, inNow, provisional, expiry, validUntil }: Marked,
  me: string,
): string[] {
  const notes: string[] = []
  if (markedBy === 'auto') notes.push('auto')
  else if (markedBy !== null) notes.push(markedBy === me ? 'by you' : 'by hand')
  if (markedBy !== null && markedBy !== 'auto' && automatic && automatic !== status) {
    notes.push(`auto: ${statusWords[automatic]}`)
  }
  if (inNow) notes.push('in now')
  else if (provisional && markedBy === null) notes.push('to review')
  if (expiry && validUntil) notes.push(expiryNote(expiry, validUntil))
  return notes
}
