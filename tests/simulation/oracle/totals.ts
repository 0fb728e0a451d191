import type { AttendanceRecord } from '../../../src/domain/record.ts'
import type { Span } from '../../../src/domain/session.ts'
import { isAnotherRoom, type Programme, sessionOf, windowOf } from './plan.ts'

/** A stretch of time so small that each session's count holds it wholly or not at all. */
interface Piece extends Span {
  /** the records that count it */
  records: AttendanceRecord[]
}

function piecesOf(records: readonly AttendanceRecord[], programme: Programme): Piece[] {
  const bounds = programme.sessions.flatMap((session) => {
    const spans = [windowOf(session), ...session.breaks]
    return spans.flatMap(({ start, end }) => [start, end])
  })
  for (const { stays } of records)
    bounds.push(...stays.flatMap((stay) => [stay.in, stay.out ?? stay.in]))
  bounds.sort((a, b) => a - b)
  return bounds.map((start, place) => {
    const end = bounds[place + 1] ?? start
    const piece = { start, end }
    return { ...piece, records: records.filter((record) => counts(record, piece, programme)) }
  })
}

function counts(record: AttendanceRecord, { start, end }: Span, programme: Programme): boolean {
  const session = sessionOf(programme, record.session)
  if (!session || start === end) return false
  const holds = (span: Span) => span.start <= start && end <= span.end
  return (
    holds(windowOf(session)) &&
    !session.breaks.some(holds) &&
    record.stays.some((stay) => stay.out !== null && holds({ start: stay.in, end: stay.out }))
  )
}

/** Rule D6: sessions in which a minute counts that counts in another room's session too. */
export function inTwoPlaces(
  records: readonly AttendanceRecord[],
  programme: Programme,
): Set<string> {
  const found = new Set<string>()
  for (const { records: there } of piecesOf(records, programme)) {
    for (const one of there) {
      for (const other of there) {
        const [a, b] = [sessionOf(programme, one.session), sessionOf(programme, other.session)]
        if (a && b && isAnotherRoom(a, b)) found.add(a.id)
      }
    }
  }
  return found
}

/** Rule D6: a minute belongs to the session entered last, then the one that starts later, then the greater id. */
export function oracleTotal(
  records: readonly AttendanceRecord[],
  programme: Programme,
): { totalMs: number; sessions: { session: string; ms: number }[] } {
  const timed = records.filter(({ totalMs }) => totalMs !== null)
  const sessions = timed.map(({ session }) => ({ session, ms: 0 }))
  for (const piece of piecesOf(timed, programme)) {
    const owner = [...piece.records].sort((a, b) => compare(a, b, piece)).at(-1)
    const part = sessions.find(({ session }) => session === owner?.session)
    if (part) part.ms += piece.end - piece.start
  }
  sessions.sort((a, b) => (a.session < b.session ? -1 : 1))
  return { totalMs: sessions.reduce((sum, { ms }) => sum + ms, 0), sessions }
}

function compare(one: AttendanceRecord, other: AttendanceRecord, piece: Span): number {
  const entered = ({ stays }: AttendanceRecord) =>
    stays.find((stay) => stay.in <= piece.start && piece.end <= (stay.out ?? stay.in))?.in ?? 0
  return (
    entered(one) - entered(other) ||
    one.window.start - other.window.start ||
    (one.session < other.session ? -1 : 1)
  )
}
