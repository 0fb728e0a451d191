import type { AttendanceRow } from '../../domain/api.ts'
import { evidenceInWords, reviewInWords } from '../../domain/why.ts'
import { evidenceText, statusWords } from '../words.ts'

interface Around {
  me: string
  /** the session's end has passed */
  isOver: boolean
  /** `not complete: right door has not reported yet`: what automatic marks wait for; null: nothing */
  waitsFor: string | null
}

interface Reason {
  what: string
  words: string
}

/**
 * Why a status is what it is: a person's mark and what the evidence says, each for itself (rule S3); of
 * Pending, what it waits for.
 */
export function whyWords(row: AttendanceRow, around: Around): Reason[] {
  return [
    ...byPerson(row, around.me),
    byEvidence(row, around),
    ...(row.evidence.length > 0 ? [{ what: 'Evidence', words: evidenceText(row.evidence) }] : []),
  ]
}

function byPerson({ markedBy, status, automatic }: AttendanceRow, me: string): Reason[] {
  if (markedBy === null || markedBy === 'auto') return []
  const differs = automatic !== null && automatic !== status ? ', and counts' : ''
  const words = `${statusWords[status]}${differs}`
  return [{ what: markedBy === me ? 'Your mark' : 'A person’s mark', words }]
}

function byEvidence(row: AttendanceRow, { isOver, waitsFor }: Around): Reason {
  const words = evidenceInWords(row)
  if (row.automatic) return { what: `Automatic: ${statusWords[row.automatic]}`, words }
  if (row.status === 'cancelled') return { what: 'Cancelled', words: 'no automatic mark' }
  if (!isOver) return { what: 'So far', words }
  if (row.provisional) return { what: 'Awaits a review', words: reviewInWords(row) }
  if (waitsFor !== null) return { what: 'Pending', words: `${waitsFor}; so far ${words}` }
  return { what: 'No automatic mark', words }
}
