import type { Generated } from 'kysely'
import type { MailState } from '../../src/domain/api-mail.ts'
import type { Json } from './column-types.ts'

export type LinkKind = 'record' | 'survey' | 'confirm'

/** Personal links: their secret text follows from the id and the installation's secret. */
export interface LinksTable {
  /** 128 random bits, base64url */
  id: string
  kind: LinkKind
  programme: string
  attendee: string | null
  session: string | null
  presenter: string | null
  created_at: number
  /** null: never */
  expires_at: number | null
  revoked_at: number | null
}

export interface MailsTable {
  n: Generated<number>
  id: string
  /** what it is about: a second mail with the same key is none */
  key: string
  programme: string
  template: string
  /** to whom: a person of the roster … */
  attendee: string | null
  /** … or somebody else's address */
  address: string | null
  language: string
  /** what its template's variables stand for */
  values: Json
  /** the personal link that it brings, null: none; its secret is not kept */
  link: Json | null
  /** what is attached, made when it is sent */
  attach: Json
  state: MailState
  created_at: number
  /** ms UTC: not before */
  due_at: number
  /** how often it was tried */
  tries: number
  lease_until: number | null
  /** which sending it is in: whoever comes late changes nothing */
  attempt: string | null
  /** ms UTC: the body is about to go to the SMTP server; from then on it may have been taken */
  data_at: number | null
  /** when it came to the state that it is in, ms UTC */
  changed_at: number
  /** what the SMTP server said, or what went wrong */
  answer: string | null
  /** as it was last sent, personal links without their secret */
  sent: Json | null
}

/** A programme's own words for a template in a language. */
export interface MailTemplatesTable {
  programme: string
  template: string
  language: string
  subject: string
  body: string
  updated_at: number
  by: string
}
