import type { AfterAnswer, AfterSession } from '../../src/domain/api-fleet.ts'
import { completenessOf, type ReportingKiosk } from '../../src/domain/completeness.ts'
import type { PlannedSession } from '../../src/domain/schedule.ts'
import type { Context } from '../context.ts'
import { closingsOf, type NamedSession, sessionsToReport, tappedSpans } from '../db/after.ts'
import type { Db } from '../db/open.ts'
import { kiosksTappedFor } from '../db/reporting-kiosks.ts'
import { loadSchedule } from '../db/schedule.ts'
import { afterKiosks } from '../kiosks/after.ts'
import { loadReporting, type Reporting } from './completeness.ts'

/**
 * What is still missing of a programme, from which kiosk, and for which sessions (row D2): those that
 * have opened by now.
 */
export async function afterSessions(ctx: Context, programme: string): Promise<AfterAnswer> {
  const { db } = ctx.database
  const now = ctx.clock()
  const reporting = await loadReporting(db, programme)
  const { planned, settings } = await loadSchedule(db, programme)
  const closings = await closingsOf(db, programme)
  const named = await sessionsToReport(db, programme)
  const begun = named.filter(({ id }) => (planned.get(id)?.opensAt ?? now + 1) <= now)
  const tapped = await tappedBy(db, programme, planned)
  const sessions: AfterSession[] = []
  for (const session of begun) {
    const plan = planned.get(session.id)
    if (!plan) continue
    const reports = completenessOf(plan, await kiosksFor(tapped, plan, reporting), now)
    sessions.push({
      ...shown(session, plan),
      closing: closings.get(session.id) ?? null,
      deadline: plan.window.end + settings.deadlineMs,
      kiosks: reports.kiosks.length,
      reported: reports.reported,
      through: reports.through,
      isComplete: reports.isComplete,
      waitsFor: reports.kiosks.flatMap(({ kiosk, isComplete }) => (isComplete ? [] : [kiosk])),
    })
  }
  return {
    kiosks: await afterKiosks(db, programme, reporting),
    sessions,
    toCome: named.length - begun.length,
  }
}

const shown = ({ id, title, room, roomName }: NamedSession, { window }: PlannedSession) => ({
  session: id,
  title,
  room: room === null ? null : { id: room, name: roomName ?? '' },
  start: window.start,
  end: window.end,
})

type Tapped = (plan: PlannedSession) => Promise<ReadonlySet<string>>

/** Whose taps lie within a session's limits: told by the first and the last of them, else looked up. */
async function tappedBy(
  db: Db,
  programme: string,
  planned: ReadonlyMap<string, PlannedSession>,
): Promise<Tapped> {
  const spans = Map.groupBy(await tappedSpans(db, programme), ({ session }) => session)
  return async ({ id }) => {
    const plan = planned.get(id)
    if (!plan) return new Set()
    const isWithin = (at: number) => at >= plan.opensAt && at <= plan.closesAt
    const all = spans.get(id) ?? []
    const isUnsure = all.some(({ first, last }) => first < plan.opensAt && last > plan.closesAt)
    if (isUnsure) return kiosksTappedFor(db, id, { from: plan.opensAt, to: plan.closesAt })
    const within = all.filter(({ first, last }) => isWithin(first) || isWithin(last))
    return new Set(within.map(({ kiosk }) => kiosk))
  }
}

async function kiosksFor(
  tapped: Tapped,
  plan: PlannedSession,
  { kiosks, missing }: Reporting,
): Promise<ReportingKiosk[]> {
  const there = await tapped(plan)
  return kiosks.map((kiosk) => ({
    ...kiosk,
    gaps: missing.get(kiosk.id) ?? 0,
    tapped: there.has(kiosk.id),
  }))
}
