import * as z from 'zod/mini'
import type { MailContent, MailRow, MailStanding, MailState } from '../../src/domain/api-mail.ts'
import { mailStates } from '../../src/domain/api-mail.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  countMails,
  dismissMail,
  findMail,
  type ListedMail,
  requeueKept,
  requeueMail,
} from '../db/mail-list.ts'
import { HttpProblem } from '../http/problem.ts'
import { ownAddress } from '../links/address.ts'
import { composeMail, unknownMail } from './compose.ts'
import { linkPlace } from './send.ts'

const Values = z.record(z.string(), z.unknown())
const Sent = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  to: z.object({ name: z.string(), address: z.string() }),
})

/** A mail as lists show it. */
export function showMail(row: ListedMail): MailRow {
  const { id, template, language, attendee, state, tries, answer } = row
  const values = z.parse(Values, JSON.parse(row.values))
  const about = values.session ?? values.title
  const sent = row.sent === null ? null : z.parse(Sent, JSON.parse(row.sent))
  return {
    ...{ id, template, language, attendee, state, tries, answer },
    name:
      row.person_name || sent?.to.name || (typeof values.name === 'string' ? values.name : null),
    address: sent?.to.address ?? row.address ?? row.person_email,
    about: typeof about === 'string' ? about : null,
    ...{ createdAt: row.created_at, dueAt: row.due_at, changedAt: row.changed_at },
    attachments: z.parse(z.array(z.unknown()), JSON.parse(row.attach)).length,
  }
}

/**
 * One mail with what it says: as it was sent, else as it would go out now.
 * @param mayOpen whether personal links are shown: whoever has one acts as that person
 * @throws HttpProblem `not-found`
 */
export async function readMail(ctx: Context, id: string, mayOpen: boolean): Promise<MailContent> {
  const row = await needMail(ctx, id)
  const shown = showMail(row)
  if (row.sent !== null) {
    const { subject, text, html } = z.parse(Sent, JSON.parse(row.sent))
    return { ...shown, subject, text, html }
  }
  const nothing = { ...shown, subject: null, text: null, html: null }
  // of an erased person nothing is left to say
  if (row.values === '{}' && row.state === 'dismissed') return nothing
  const mail = await ctx.database.transact((tx) => composeMail(tx, ctx, row))
  if (!mail) return { ...nothing, answer: unknownMail }
  const answer = shown.answer ?? mail.undeliverable
  const { secret } = mail
  const hide = (text: string) =>
    secret === null || mayOpen ? text : text.replaceAll(secret, linkPlace)
  return { ...shown, answer, subject: mail.subject, text: hide(mail.text), html: hide(mail.html) }
}

async function needMail(ctx: Context, id: string): Promise<ListedMail> {
  const row = await findMail(ctx.database.db, id)
  if (!row) throw new HttpProblem('not-found', 'There is no such mail.')
  return row
}

/** How mails stand in a programme. */
export async function mailStanding(ctx: Context, programme: string): Promise<MailStanding> {
  const counts = await countMails(ctx.database.db, programme)
  const all = Object.fromEntries(mailStates.map((state) => [state, counts.get(state) ?? 0]))
  const { smtp, publicUrl } = ctx.config
  return {
    counts: all as Record<MailState, number>,
    from: smtp && `${smtp.from.name} <${smtp.from.address}>`.trim(),
    address: ownAddress(ctx),
    addressIsLocal: publicUrl === null,
  }
}

const sendable: MailState[] = ['waiting', 'kept', 'refused', 'dismissed']

/**
 * Sends a mail at once, that waits, was kept, refused or dismissed; `again`: also one that the SMTP server
 * may have taken already.
 * @throws HttpProblem `not-found`; `invalid`: no SMTP is set, or it is being sent, or was
 */
export async function sendNow(
  ctx: Context,
  id: string,
  again: boolean,
  by: string,
): Promise<MailRow> {
  needSmtp(ctx)
  const row = await needMail(ctx, id)
  if (row.values === '{}' && row.attendee !== null && row.state === 'dismissed') {
    throw new HttpProblem('invalid', 'The person was erased: there is nothing left to send.')
  }
  const states: MailState[] = again ? [...sendable, 'unsure'] : sendable
  return change(ctx, row, by, 'mail-send', (tx, at) => requeueMail(tx, id, states, at))
}

/** Sends all that a programme kept. @throws HttpProblem `invalid` where no SMTP is set */
export async function sendKept(
  ctx: Context,
  programme: string,
  by: string,
): Promise<{ count: number }> {
  needSmtp(ctx)
  const at = ctx.clock()
  const count = await ctx.database.transact(async (tx) => {
    const kept = await requeueKept(tx, programme, at)
    const subject = `programme:${programme}`
    const act = { at, by, act: 'mail-send-kept', subject, detail: { count: kept } }
    if (kept > 0) await audit(tx, ctx.database.dialect, act)
    return kept
  })
  ctx.live.tell({ type: 'mails', programme })
  return { count }
}

/** Ends a mail that is not sent. @throws HttpProblem `not-found`; `invalid` where it was, or is being sent */
export async function dismiss(ctx: Context, id: string, by: string): Promise<MailRow> {
  const row = await needMail(ctx, id)
  const states: MailState[] = ['waiting', 'kept', 'refused', 'unsure']
  return change(ctx, row, by, 'mail-dismiss', (tx, at) => dismissMail(tx, id, states, at))
}

type Change = (
  tx: Parameters<Parameters<Context['database']['transact']>[0]>[0],
  at: number,
) => Promise<boolean>

async function change(
  ctx: Context,
  { id, programme, state }: ListedMail,
  by: string,
  act: string,
  apply: Change,
): Promise<MailRow> {
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    if (!(await apply(tx, at))) throw new HttpProblem('invalid', why[state])
    const row = { at, by, act, subject: `mail:${id}`, detail: { programme, was: state } }
    await audit(tx, ctx.database.dialect, row)
  })
  ctx.live.tell({ type: 'mails', programme })
  return showMail(await needMail(ctx, id))
}

const gone = 'It changed meanwhile. Nothing was done; look at it again.'
const why: Record<MailState, string> = {
  waiting: gone,
  kept: gone,
  refused: gone,
  sending: 'It is being sent just now. Nothing was done; look again in a moment.',
  sent: 'It was sent. Nothing was done.',
  unsure:
    'The mail server may have taken it already. Say that it shall go out all the same, or dismiss it.',
  dismissed: 'It was dismissed. Nothing was done.',
}

function needSmtp({ config }: Context): void {
  if (config.smtp) return
  throw new HttpProblem(
    'invalid',
    'No SMTP server is set, so nothing can be sent. The mail is kept; set SMTP_URL and MAIL_FROM and start again.',
  )
}
