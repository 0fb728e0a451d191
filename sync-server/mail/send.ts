import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { SmtpConfig } from '../config.ts'
import type { Context } from '../context.ts'
import {
  type Attempt,
  claimMail,
  extendLease,
  keepDue,
  type MailRow,
  noteData,
  recoverMails,
  settleMail,
} from '../db/mails.ts'
import type { Timers } from '../http/timers.ts'
import { type Attached, makeAttachments } from './attachments.ts'
import { backoffMs, mostTries } from './backoff.ts'
import { type Composed, composeMail, unknownMail } from './compose.ts'
import { type Outcome, openSmtp, type SmtpConnection, type SmtpTimes } from './smtp.ts'

/** So long a process is believed to be at a mail after it last said so. */
const leaseMs = 60_000
const sayEveryMs = 20_000
/** So long none is tried after the SMTP server could not be reached. */
const restMs = 30_000

interface Sender {
  /** Sends all that is due, one after the other; keeps it where no SMTP is set. Never twice at a time. */
  sendDue: () => Promise<void>
  /** lets the mail that is under way be the last */
  stop: () => void
}

/**
 * The sending of mails: durable jobs in the database. A mail is claimed by one process; before the end of
 * its data goes out that is noted durably, so that whatever ends the process, a mail that may have been
 * taken is never sent again by itself.
 */
export function createSender(ctx: Context, timers: Timers, times?: SmtpTimes): Sender {
  const { db, dialect } = ctx.database
  let notBefore = 0
  let isFirst = true
  const stopping = new AbortController()
  return {
    stop: () => stopping.abort(),
    async sendDue() {
      // beside the embedded database there is no other process: what is being sent is nobody's
      const alone = isFirst && dialect === 'sqlite'
      isFirst = false
      const now = ctx.clock()
      const recovered = await recoverMails(db, alone ? Number.MAX_SAFE_INTEGER : now, now)
      tell(ctx, recovered)
      const { smtp } = ctx.config
      if (!smtp) return tell(ctx, await keepDue(db, now))
      if (now < notBefore) return
      if (
        !(await sendAll({ ctx, timers, smtp, stopped: stopping.signal, ...(times && { times }) }))
      ) {
        notBefore = ctx.clock() + restMs
      }
    },
  }
}

interface Work {
  ctx: Context
  timers: Timers
  smtp: SmtpConfig
  stopped: AbortSignal
  times?: SmtpTimes
}

/** @returns false: the SMTP server could not be reached */
async function sendAll(work: Work): Promise<boolean> {
  const { ctx, stopped } = work
  const { db, dialect } = ctx.database
  let connection: SmtpConnection | null = null
  try {
    while (!stopped.aborted) {
      const now = ctx.clock()
      const attempt = ctx.newId()
      const claim = { now, leaseUntil: now + leaseMs, attempt }
      const row = await claimMail(db, dialect, claim)
      if (!row) return true
      tell(ctx, [row.programme])
      const holding = holdLease(work, { id: row.id, attempt })
      try {
        const done: Done = await sendOne(work, { ...row, attempt }, connection)
        connection = done.connection
        tell(ctx, [row.programme])
        if (!done.reached) return false
      } finally {
        holding.stop()
      }
    }
    return true
  } finally {
    connection?.close()
  }
}

/** Says again and again that this process is at it. */
function holdLease({ ctx, timers }: Work, attempt: Attempt): { stop: () => void } {
  let callOff = () => {}
  const again = () => {
    callOff = timers.after(sayEveryMs, () => {
      extendLease(ctx.database.db, attempt, ctx.clock() + leaseMs).catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'could not say that a mail is still being sent'),
      )
      again()
    })
  }
  again()
  return { stop: () => callOff() }
}

interface Done {
  connection: SmtpConnection | null
  reached: boolean
}

type Claimed = MailRow & { attempt: string }

async function sendOne(
  { ctx, smtp, times }: Work,
  row: Claimed,
  open: SmtpConnection | null,
): Promise<Done> {
  let connection = open
  let mail: Composed
  let attached: Attached[]
  try {
    const composed = await ctx.database.transact((tx) => composeMail(tx, ctx, row))
    if (!composed || composed.undeliverable !== null) {
      await refuse(ctx, row, composed?.undeliverable ?? unknownMail)
      return { connection, reached: true }
    }
    mail = composed
    attached = await makeAttachments(ctx, row)
  } catch (error) {
    ctx.log.error({ err: error, mail: row.id }, 'a mail could not be made; it is tried again')
    await later(ctx, row, 'The mail could not be made. The server’s log says why.')
    return { connection, reached: true }
  }
  try {
    connection ??= await openSmtp(smtp.url, times)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    ctx.log.warn({ err: error }, 'the SMTP server could not be reached; mails wait')
    await later(ctx, row, why)
    return { connection: null, reached: false }
  }
  const raw = await build(smtp, row, mail, attached)
  const message = { from: smtp.from.address, to: mail.to.address, raw }
  const outcome = await connection.send(message, async () => {
    if (await noteData(ctx.database.db, row, ctx.clock())) return
    throw new Error('another process has taken this mail over')
  })
  await settle(ctx, row, mail, outcome)
  return { connection: outcome.kind === 'sent' ? connection : null, reached: true }
}

/** The message as it goes out; the same Message-ID whenever this mail is sent. */
async function build(
  { from }: SmtpConfig,
  row: MailRow,
  mail: Composed,
  attached: readonly Attached[],
): Promise<Buffer> {
  const hash = createHash('sha256').update(`mail ${row.key}`).digest('base64url')
  const { subject, text, html, to } = mail
  const composer = new MailComposer({
    from,
    to: { name: to.name, address: to.address },
    subject,
    text,
    html,
    messageId: `<${hash}@${from.address.split('@').at(-1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': row.language },
    attachments: attached.map(({ name, type, bytes }) => ({
      ...{ filename: name, contentType: type, content: Buffer.from(bytes) },
    })),
    disableUrlAccess: true,
    disableFileAccess: true,
  })
  return composer.compile().build()
}

async function settle(ctx: Context, row: Claimed, mail: Composed, outcome: Outcome): Promise<void> {
  const { answer } = outcome
  if (outcome.kind === 'later') return later(ctx, row, answer)
  if (outcome.kind === 'refused') return refuse(ctx, row, answer)
  // personal links are not kept: a copy of the database opens nothing
  const kept = JSON.stringify({
    ...mail,
    secret: undefined,
    link: mail.secret !== null,
  }).replaceAll(mail.secret ?? '\0', linkPlace)
  const at = ctx.clock()
  await settleMail(ctx.database.db, row, {
    state: outcome.kind,
    answer,
    changed_at: at,
    sent: kept,
  })
}

/** Stands where a personal link stood in a mail that is kept. */
export const linkPlace = '{personal link}'

async function refuse(ctx: Context, row: Claimed, answer: string): Promise<void> {
  const at = ctx.clock()
  const state = { state: 'refused', answer, changed_at: at, data_at: null } as const
  await settleMail(ctx.database.db, row, state)
}

/** Nothing was taken: tried again after a while, for five days. */
async function later(ctx: Context, row: Claimed, answer: string): Promise<void> {
  const at = ctx.clock()
  if (row.tries >= mostTries) return refuse(ctx, row, answer)
  await settleMail(ctx.database.db, row, {
    ...{ state: 'waiting', answer, changed_at: at, data_at: null },
    due_at: at + backoffMs(row.tries),
  })
}

function tell(ctx: Context, programmes: readonly string[]): void {
  for (const programme of new Set(programmes)) ctx.live.tell({ type: 'mails', programme })
}
