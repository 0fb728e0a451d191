import { Temporal } from 'temporal-polyfill'
import { dayNumber } from '../../src/domain/day.ts'
import type { Context } from '../context.ts'
import { dayIn } from '../day-in.ts'
import { programmeIds, validities } from '../db/attendance.ts'
import { attendedIn, rosterNames } from '../db/attended.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import type { Tx } from '../db/open.ts'
import { sessionNames } from '../db/pathways.ts'
import { findProgramme } from '../db/programmes.ts'
import { readSettings } from '../db/schedule.ts'
import { expiriesAt } from '../expiry/expiries.ts'
import { noticeKey } from '../expiry/notice-key.ts'
import { queueMail } from '../mail/queue.ts'

type NoticeContext = Pick<Context, 'database' | 'clock' | 'newId'>

/**
 * Tells people by mail that an attendance is about to expire (row C6): so many days before as the programme
 * says, once for each attendance and period. Looked at once a day for each programme, in its zone; a mail's
 * key says what it is about, so that neither a restart nor another process sends it again.
 * @returns how many mails were put in the outbox
 */
export async function noticeExpiring(ctx: NoticeContext): Promise<number> {
  let sent = 0
  for (const programme of await programmeIds(ctx.database.db)) {
    sent += await noticeIn(ctx, programme)
  }
  return sent
}

async function noticeIn(ctx: NoticeContext, programme: string): Promise<number> {
  const { db } = ctx.database
  const row = await findProgramme(db, programme)
  const before = row && readSettings(row.settings).expiryNoticeDays
  if (!row || before === null || before === undefined) return 0
  const today = dayIn(row.time_zone, ctx.clock())
  const key = `expiry-noticed:${programme}`
  const done = `${today} ${before}`
  if ((await readMeta(db, key)) === done) return 0
  return ctx.database.transact(async (tx) => {
    if ((await validities(tx, programme)).size === 0) return 0
    const mails = await dueNotices(tx, programme, { now: ctx.clock(), before, today })
    let sent = 0
    for (const mail of mails) {
      const expires = lastMoment(mail.until, row.time_zone)
      const queued = await queueMail(tx, ctx, {
        key: noticeKey(mail),
        programme,
        template: 'expiring',
        attendee: mail.attendee,
        values: { session: mail.title, expires },
      })
      if (queued) sent++
    }
    await writeMeta(tx, key, done)
    return sent
  })
}

interface Notice {
  session: string
  attendee: string
  title: string
  until: string
}

/** Those that are still valid and end within so many days, of people with an address. */
async function dueNotices(
  tx: Tx,
  programme: string,
  { now, before, today }: { now: number; before: number; today: string },
): Promise<Notice[]> {
  const expiry = await expiriesAt(tx, programme, now)
  const people = new Map((await rosterNames(tx, programme)).map((one) => [one.attendee, one]))
  const sessions = await sessionNames(tx, programme)
  return (await attendedIn(tx, programme)).flatMap((row) => {
    const until = expiry(row)?.until
    if (until === undefined || !people.get(row.attendee)?.email) return []
    const left = dayNumber(until) - dayNumber(today)
    if (left < 0 || left > before) return []
    const title = sessions.get(row.session)?.title ?? ''
    return [{ session: row.session, attendee: row.attendee, title, until }]
  })
}

/** The last minute of a day, ms UTC. */
function lastMoment(day: string, timeZone: string): number {
  const next = Temporal.PlainDate.from(day).add({ days: 1 })
  return next.toZonedDateTime({ timeZone }).epochMilliseconds - 60_000
}
