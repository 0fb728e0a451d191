import type { Generated } from 'kysely'

// Participant reports of online meetings (rule P2). All but the names is evidence and append-only.

export interface OnlineReportsTable {
  n: Generated<number>
  id: string
  programme: string
  session: string
  form: string
  /** the vendor's id of the meeting, where the report has it */
  meeting: string | null
  /** as a person confirmed them */
  zone: string
  date_order: string
  /** hash of who was there from when to when: the same report once more, however it is encoded */
  content: string
  /** hash of the times as they are written: the same report in another zone or order */
  times: string
  by: string
  at: number
}

/** A connection; the same one is `joined` by the same `person`. Times are ms UTC. */
export interface OnlineRowsTable {
  report: string
  /** of the file */
  line: number
  /** an attendee's id where the e-mail was theirs, else an id that `online_names` knows */
  person: string
  joined: number | null
  left: number | null
  /** the row's own duration */
  claimed: string
}

/** For whom a person's connections of a session count; null: for nobody. The last one counts. */
export interface OnlinePeopleTable {
  n: Generated<number>
  session: string
  person: string
  attendee: string | null
  by: string
  at: number
}

/** Imports that were taken back. */
export interface OnlineUndoneTable {
  n: Generated<number>
  report: string
  reason: string
  by: string
  at: number
}

/** What reports call people who are not known by their e-mail (rule E9). No evidence: a row may be erased. */
export interface OnlineNamesTable {
  session: string
  person: string
  /** what such a person is known again by */
  key: string
  name: string
  email: string | null
  received_at: number
}
