import { emptySession } from '../../../src/domain/api-sessions.ts'
import type { SessionValues } from '../../db/sessions.ts'

/** What one row of a file says of a session. What it doesn't set stays as it is. */
export interface SessionDraft {
  row: number
  /** our id, as a downloaded file bears it */
  id: string | null
  /** the cell that a download bears: what the row held then */
  revision: string | null
  /** the schedule's id */
  guid: string | null
  set: Partial<SessionValues> & Pick<SessionValues, 'title' | 'room' | 'start' | 'end'>
}

/** The sessions read from a file and all that is wrong with it. */
export interface SessionFile<Fault> {
  drafts: SessionDraft[]
  faults: Fault[]
}

export const newSession: Omit<SessionValues, 'title' | 'room' | 'start' | 'end'> = {
  ...emptySession,
  actualStart: null,
  actualEnd: null,
  cancelled: false,
}
