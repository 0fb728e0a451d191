import type { SessionCompleteness } from '../../src/domain/api-truth.ts'
import { type Completeness, completenessOf } from '../../src/domain/completeness.ts'
import type { PlannedSession } from '../../src/domain/schedule.ts'
import type { Context } from '../context.ts'
import { closingOf } from '../db/closings.ts'
import type { Db, Tx } from '../db/open.ts'
import { type KioskStands, kioskStands, kiosksTappedFor } from '../db/reporting-kiosks.ts'
import { loadSchedule } from '../db/schedule.ts'
import { missingByKiosk } from '../kiosks/list.ts'
import { needSession } from './acts.ts'

/** What the completeness of all sessions of a programme follows from. */
export interface Reporting {
  kiosks: KioskStands[]
  missing: Map<string, number>
}

export async function loadReporting(db: Db | Tx, programme: string): Promise<Reporting> {
  return {
    kiosks: await kioskStands(db, programme),
    missing: await missingByKiosk(db, programme),
  }
}

/** How complete a session's taps are at `now` (rules W1, W2). */
export async function completenessAt(
  db: Db | Tx,
  session: PlannedSession,
  { kiosks, missing }: Reporting,
  now: number,
): Promise<Completeness> {
  const between = { from: session.opensAt, to: session.closesAt }
  const tapped = await kiosksTappedFor(db, session.id, between)
  const reporting = kiosks.map((kiosk) => ({
    ...kiosk,
    gaps: missing.get(kiosk.id) ?? 0,
    tapped: tapped.has(kiosk.id),
  }))
  return completenessOf(session, reporting, now)
}

/**
 * Which kiosks a session waits for and how far each has reported, and its closing (row S6).
 * @throws HttpProblem `not-found`
 */
export async function showCompleteness(ctx: Context, id: string): Promise<SessionCompleteness> {
  const { db } = ctx.database
  const { programme } = await needSession(db, id)
  const schedule = await loadSchedule(db, programme)
  const planned = schedule.planned.get(id)
  if (!planned) throw new Error(`Session ${id} is not in its programme's schedule`)
  const reporting = await loadReporting(db, programme)
  const { kiosks, ...rest } = await completenessAt(db, planned, reporting, ctx.clock())
  const packed = new Map(reporting.kiosks.map((kiosk) => [kiosk.id, kiosk.packedUpAt]))
  return {
    session: id,
    end: planned.window.end,
    closesAt: planned.closesAt,
    deadline: planned.window.end + schedule.settings.deadlineMs,
    closing: (await closingOf(db, id)) ?? null,
    kiosks: kiosks.map((kiosk) => ({ ...kiosk, packedUpAt: packed.get(kiosk.kiosk) ?? null })),
    ...rest,
  }
}
