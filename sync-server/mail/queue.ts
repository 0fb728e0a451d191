import {
  type MailTemplate,
  type MailValues,
  mailLanguage,
} from '../../src/domain/mail-templates.ts'
import type { Context } from '../context.ts'
import type { LinkSubject } from '../db/links.ts'
import { addMail, dropWaitingMail } from '../db/mails.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'

/** What is attached, made when the mail is sent. */
export interface MailAttachment {
  kind: 'certificate'
  id: string
}

interface Mail<T extends MailTemplate> {
  /** what the mail is about: a second one with the same key is none */
  key: string
  programme: string
  template: T
  /** null: the attendee's own, else English */
  language?: string | null
  values: MailValues<T>
  /** the personal link that it brings: its secret is made when the mail is sent and kept nowhere */
  link?: Pick<LinkSubject, 'kind'> &
    Partial<Pick<LinkSubject, 'session' | 'presenter'>> & { expiresAt?: number | null }
  attach?: readonly MailAttachment[]
  /** ms UTC: not before [now] */
  dueAt?: number
}

export type QueuedMail<T extends MailTemplate> = Mail<T> &
  ({ attendee: string; address?: never } | { address: string; attendee?: never })

/**
 * Puts a mail in the outbox, in the caller's transaction: it goes out after the commit, once, also if the
 * server is killed. To an attendee it goes to the address known when it is sent.
 * @returns false: there is one with this key already, and nothing was done
 */
export async function queueMail<T extends MailTemplate>(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'newId'>,
  mail: QueuedMail<T>,
): Promise<boolean> {
  const now = ctx.clock()
  const { key, programme, template, attendee = null, address = null, link } = mail
  const known = mail.language ?? (attendee && (await findPerson(tx, attendee))?.language)
  return addMail(tx, {
    ...{ id: ctx.newId(), key, programme, template, attendee, address },
    language: mailLanguage(known ?? null),
    values: JSON.stringify(mail.values),
    link: link ? JSON.stringify(link) : null,
    attach: JSON.stringify(mail.attach ?? []),
    ...{ state: 'waiting', created_at: now, changed_at: now, due_at: mail.dueAt ?? now },
  })
}

/**
 * Takes a mail out of the outbox that was not begun to be sent: what it is about is no more. The same key
 * may be queued again.
 * @returns whether there was one
 */
export async function withdrawMail(tx: Tx, key: string): Promise<boolean> {
  return dropWaitingMail(tx, key)
}
