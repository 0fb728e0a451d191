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
  code: null,
  actualStart: null,
  actualEnd: null,
  presenters: [],
  capacity: null,
  delivery: 'in-person',
  breaks: [],
  fieldOfStudy1: null,
  credits1: null,
  fieldOfStudy2: null,
  credits2: null,
  fieldOfStudy3: null,
  credits3: null,
  expiryMonths: null,
  survey: null,
  certificate: null,
  opensBeforeMin: null,
  closesAfterMin: null,
  thresholdPercent: null,
  forgottenCheckOut: null,
  checkInRequired: false,
  checkInCode: null,
  checkOutRequired: false,
  checkOutCode: null,
  cancelled: false,
}
