import * as z from 'zod/mini'
import type { Closing } from '../../src/domain/evidence.ts'
import { defaultSettings, Settings } from '../../src/domain/policy.ts'
import { prepareSchedule, type Schedule } from '../../src/domain/schedule.ts'
import { type Session, Span } from '../../src/domain/session.ts'
import type { Db, Tx } from './open.ts'
import type { SessionsTable } from './tables.ts'

const Spans = z.array(Span)
const SomeSettings = z.partial(Settings)

/** A programme's settings: what it sets itself over the defaults. */
export function readSettings(json: string): Settings {
  const own = z.parse(SomeSettings, JSON.parse(json))
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return { ...defaultSettings, ...set }
}

/** A session as the rules see it. */
export function readSession(row: SessionsTable): Session {
  return {
    id: row.id,
    room: row.room,
    start: row.start,
    end: row.end,
    actualStart: row.actual_start,
    actualEnd: row.actual_end,
    breaks: z.parse(Spans, JSON.parse(row.breaks)),
    opensBeforeMin: row.opens_before_min,
    closesAfterMin: row.closes_after_min,
    thresholdPercent: row.threshold_percent,
    forgottenCheckOut: row.forgotten_check_out,
    forgottenCheckIn: row.forgotten_check_in,
    checkInRequired: row.check_in_required === 1,
    checkOutRequired: row.check_out_required === 1,
    cancelled: row.cancelled === 1,
  }
}

/**
 * What the rules need of a programme. Whoever computes records from it loads it after taking the
 * attendees: a schedule from before could miss the change that made them dirty.
 */
export async function loadSchedule(tx: Db | Tx, programme: string): Promise<Schedule> {
  const { settings } = await tx
    .selectFrom('programmes')
    .select('settings')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow()
  const sessions = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('programme', '=', programme)
    .execute()
  return prepareSchedule(
    sessions.map(readSession),
    readSettings(settings),
    await loadClosings(tx, programme),
  )
}

async function loadClosings(tx: Db | Tx, programme: string): Promise<Closing[]> {
  return tx
    .selectFrom('closings')
    .innerJoin('sessions', 'sessions.id', 'closings.session')
    .select(['closings.session', 'closings.at'])
    .where('sessions.programme', '=', programme)
    .orderBy('closings.n')
    .execute()
}
