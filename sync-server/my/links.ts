import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { rosterOfEmail } from '../db/phones.ts'
import { linkAddress } from '../links/address.ts'
import { linkFor, revokeLink } from '../links/links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Mine } from './open.ts'

const perAddress = { max: 100, windowMs: 600_000 }
const perEmail = { max: 3, windowMs: 3_600_000 }
/** Asked for again within this time, nothing more is sent. */
const onceMs = 600_000

/**
 * Sends the links of their records to whoever has this e-mail, in each programme. The answer is the same, and
 * comes as soon, whether somebody has it or nobody.
 * @throws HttpProblem `slow-down`
 */
export async function sendRecordLinks(ctx: Context, email: string, address: string): Promise<void> {
  const wanted = email.trim().toLowerCase()
  await ctx.limits.take('record-link', address, perAddress)
  await ctx.limits.take('record-link-to', wanted, perEmail)
  // after the answer: how long it takes would tell whether somebody has it
  setImmediate(() => {
    queueLinks(ctx, wanted).catch((error: unknown) => {
      ctx.log.error({ err: error }, 'a record’s link could not be queued')
    })
  })
}

async function queueLinks(ctx: Context, email: string): Promise<void> {
  await ctx.database.transact(async (tx) => {
    for (const { programme, attendee } of await rosterOfEmail(tx, email)) {
      const turn = Math.floor(ctx.clock() / onceMs)
      await queueMail(tx, ctx, {
        key: `record-link ${programme} ${attendee} ${turn}`,
        ...{ programme, attendee, template: 'record-link', values: {} },
        link: { kind: 'record' },
      })
    }
  })
}

/** The address of the record's standing link, made where there is none; for staff to hand out. */
export async function recordLink(ctx: Context, { programme, attendee }: Mine, by: string) {
  const text = await ctx.database.transact(async (tx) => {
    const text = await linkFor(tx, ctx, { kind: 'record', programme, attendee })
    await audit(tx, ctx.database.dialect, {
      ...{ at: ctx.clock(), by, act: 'record-link', subject: `attendee:${attendee}` },
      detail: { programme, attendee },
    })
    return text
  })
  const [id = ''] = text.split('.')
  return { id, address: linkAddress(ctx, 'record', text), expiresAt: null }
}

/** Withdraws the record's standing link for good: the next one is another. */
export async function withdrawRecordLink(
  ctx: Context,
  { programme, attendee }: Mine,
  by: string,
): Promise<void> {
  await ctx.database.transact(async (tx) => {
    const text = await linkFor(tx, ctx, { kind: 'record', programme, attendee })
    const [id = ''] = text.split('.')
    await revokeLink(tx, ctx, id)
    await audit(tx, ctx.database.dialect, {
      ...{ at: ctx.clock(), by, act: 'record-link-withdraw', subject: `attendee:${attendee}` },
      detail: { programme, attendee },
    })
  })
}
