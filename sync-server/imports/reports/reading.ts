import type { DateOrder, DateReading, ReportAnswer } from '../../../src/domain/api-reports.ts'
import { possibleOrders } from './date-order.ts'
import { type PlacedRow, placeRows } from './place.ts'
import type { ReadReport } from './read.ts'
import { readWritten } from './written-time.ts'

interface Around {
  zone: string
  /** the session's time, ms UTC */
  start: number
  end: number
}

/** Every way to read the dates of a report, the likeliest first: that with most connections during the session, then the nearest. */
export function readingsOf({ rows, form }: ReadReport, around: Around): DateReading[] {
  const cells = new Set(rows.flatMap(({ join, leave }) => [join, leave]))
  const written = [...cells].map(readWritten).filter((time) => time !== null)
  const readings = possibleOrders(written).flatMap((order) => {
    const placed = placeRows(rows, { form, zone: around.zone, dateOrder: order })
    return readingOf(order, placed, around) ?? []
  })
  const distance = ({ first, last }: DateReading) =>
    Math.max(0, first - around.end, around.start - last)
  return readings.sort((a, b) => b.during - a.during || distance(a) - distance(b))
}

function readingOf(
  order: DateOrder,
  placed: readonly PlacedRow[],
  { start, end }: Around,
): DateReading | null {
  let [first, last, during] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const { at } of placed) {
    for (const time of [at.join, at.leave]) {
      if (time === null) continue
      first = Math.min(first, time)
      last = Math.max(last, time)
    }
    if ((at.join ?? at.leave ?? end) < end && (at.leave ?? at.join ?? start) > start) during++
  }
  return Number.isFinite(first) ? { order, first, last, during } : null
}

/** Whose word the zone is. */
export function zoneOf(
  asked: string | undefined,
  utc: boolean,
  programme: string,
): Pick<ReportAnswer, 'zone' | 'zoneBy'> {
  if (asked !== undefined) return { zone: asked, zoneBy: 'request' }
  return utc ? { zone: 'UTC', zoneBy: 'report' } : { zone: programme, zoneBy: 'programme' }
}
