import type {
  PhoneAround,
  PhoneProgrammeAnswer,
  PhoneSession,
  PhoneSessionAnswer,
} from '../../src/domain/api-phone.ts'
import type { Context } from '../context.ts'
import { findProgramme } from '../db/programmes.ts'
import { roomById } from '../db/rooms.ts'
import { loadSchedule, readSettings } from '../db/schedule.ts'
import { type StoredSession, sessionById, sessionsOf } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'

/** @throws HttpProblem `not-found` */
export async function needPhoneProgramme(ctx: Context, id: string) {
  const row = await findProgramme(ctx.database.db, id)
  if (!row) throw new HttpProblem('not-found', 'There is no such programme.')
  return row
}

/** A session as the phone of whoever has its address may show it. */
export async function showSession(ctx: Context, id: string): Promise<PhoneSessionAnswer> {
  const session = await sessionById(ctx.database.db, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  const [shown] = await showAll(ctx, session.programme, [session])
  if (!shown) throw new HttpProblem('not-found', 'There is no such session.')
  return { ...(await showAround(ctx, session.programme)), session: shown }
}

/** All sessions of a programme, by their start; whoever has its address may see them. */
export async function showProgramme(ctx: Context, id: string): Promise<PhoneProgrammeAnswer> {
  const around = await showAround(ctx, id)
  return { ...around, sessions: await showAll(ctx, id, await sessionsOf(ctx.database.db, id)) }
}

/**
 * What of a room a phone at its door may be for: the sessions that are open now; where none is, the next one.
 * @throws HttpProblem `not-found`
 */
export async function showRoom(ctx: Context, id: string): Promise<PhoneProgrammeAnswer> {
  const { db } = ctx.database
  const room = await roomById(db, id)
  if (!room) throw new HttpProblem('not-found', 'There is no such room.')
  const around = await showAround(ctx, room.programme)
  const here = (await sessionsOf(db, room.programme)).filter(
    ({ roomId, values }) => roomId === id && !values.cancelled,
  )
  const shown = await showAll(ctx, room.programme, here)
  const now = ctx.clock()
  const open = shown.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt)
  const next = shown.filter(({ start }) => start > now).sort((a, b) => a.start - b.start)
  return { ...around, sessions: open.length > 0 ? open : next.slice(0, 1) }
}

async function showAround(ctx: Context, id: string): Promise<PhoneAround> {
  const row = await needPhoneProgramme(ctx, id)
  const settings = readSettings(row.settings)
  const { phoneCheckIn, phoneEmailRequired, phoneFields, selfReportUntil, undoMs } = settings
  return {
    programme: { id, name: row.name, timeZone: row.time_zone },
    form: { emailRequired: phoneEmailRequired, fields: phoneFields },
    checkIn: phoneCheckIn,
    selfReportUntil,
    undoMs,
    serverTime: ctx.clock(),
  }
}

/** Times by the rules (D1, D4). Of codes only whether there is one. */
async function showAll(
  ctx: Context,
  programme: string,
  sessions: readonly StoredSession[],
): Promise<PhoneSession[]> {
  const { planned } = await loadSchedule(ctx.database.db, programme)
  return sessions.flatMap(({ id, values }) => {
    const plan = planned.get(id)
    if (!plan) return []
    const hasCode = (code: string | null) => code !== null && code.trim() !== ''
    return [
      {
        id,
        title: values.title,
        presenters: values.presenters,
        room: values.room,
        start: plan.window.start,
        end: plan.window.end,
        opensAt: plan.opensAt,
        closesAt: plan.closesAt,
        breaks: values.breaks,
        cancelled: values.cancelled,
        checkInRequired: values.checkInRequired,
        checkOutRequired: values.checkOutRequired,
        checkInCode: hasCode(values.checkInCode),
        checkOutCode: hasCode(values.checkOutCode),
      },
    ]
  })
}
