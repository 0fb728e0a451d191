import * as z from 'zod/mini'
import { timesByStaff } from '../../src/domain/apply-corrections.ts'
import type { Estimate, EvidenceClass, EvidenceTap } from '../../src/domain/evidence.ts'
import { Ms } from '../../src/domain/ids.ts'
import { byCodePoint } from '../../src/domain/order.ts'
import { isPhone } from '../../src/domain/phone.ts'
import type { ReconcileInput } from '../../src/domain/reconcile.ts'
import { TapMethod, tapKinds } from '../../src/domain/tap.ts'
import { correctionsOf, readFollowed } from './corrections-about.ts'
import { mergedAmong, mergedInto } from './merges.ts'
import { attendeesOfReports, reportedStays } from './online-evidence.ts'
import type { Db, Tx } from './open.ts'
import { attendeesOfSelfReports, selfReportsOf } from './self-reports.ts'

const StoredTap = z.object({
  kind: z.enum(tapKinds),
  method: TapMethod,
  wall: Ms,
  mono: z.int(),
})
const StoredMoment = z.object({ at: Ms, earliest: Ms, latest: Ms })
const StoredEstimate = z.object({
  confidence: z.enum(['high', 'medium', 'low']),
  method: z.enum(['anchored', 'neighbour', 'wall']),
  flags: z.array(z.enum(['clock-moved', 'clock-unknown'])),
})

/** What is stored about one attendee, not read yet. */
export interface Stored {
  attendee: string
  /** @throws Error that names the tap, where one that counts can't be read: better no record than a wrong one */
  read: () => ReconcileInput
}

/** All evidence of a programme about these attendees, as loadStored gives it, read. */
export async function loadEvidence(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<ReconcileInput[]> {
  return (await loadStored(tx, programme, attendees)).map(({ read }) => read())
}

interface Rows {
  taps: TapRow[]
  bookings: ReconcileInput['bookings']
  marks: ReconcileInput['marks']
  reported: NonNullable<ReconcileInput['reported']>
  selfReports: NonNullable<ReconcileInput['selfReports']>
}

/**
 * All evidence of a programme about these attendees, one entry for each of them: with that of whoever was
 * merged into them, and none where they were merged themselves (rule E8). Each is read by itself, so that
 * what can't be read of one holds up no other.
 */
export async function loadStored(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<Stored[]> {
  if (attendees.length === 0) return []
  const rows = new Map<string, Rows>(
    attendees.map((attendee) => [
      attendee,
      { taps: [], bookings: [], marks: [], reported: [], selfReports: [] },
    ]),
  )
  const gone = await mergedAmong(tx, attendees)
  const people = attendees.filter((id) => !gone.has(id))
  const merged = await mergedInto(tx, people)
  const ids = [...people, ...merged.keys()]
  const rowsOf = (id: string) => rows.get(merged.get(id) ?? id)
  const kiosks = new Map<string, Set<string>>()
  for (const row of await loadTaps(tx, programme, people)) {
    if (row.who === null) continue
    rows.get(row.who)?.taps.push(row)
    const known = kiosks.get(row.who)
    if (known) known.add(row.kiosk)
    else kiosks.set(row.who, new Set([row.kiosk]))
  }
  const corrections = await correctionsOf(tx, programme, people, { kiosks, merged })
  for (const row of await loadBookings(tx, programme, ids)) {
    const { session, source, cancelled_at } = row
    rowsOf(row.attendee)?.bookings.push({ session, source, cancelled: cancelled_at !== null })
  }
  for (const { attendee, ...mark } of await loadMarks(tx, programme, ids)) {
    rowsOf(attendee)?.marks.push(mark)
  }
  for (const { attendee, ...stay } of await reportedStays(tx, programme, ids)) {
    rowsOf(attendee)?.reported.push(stay)
  }
  for (const { attendee, session, at } of await selfReportsOf(tx, programme, ids)) {
    rowsOf(attendee)?.selfReports.push({ session, at })
  }
  const readEstimate = estimateReader()
  return [...rows].map(([attendee, { taps, ...rest }]) => ({
    attendee,
    read: () => {
      const theirs = (corrections.get(attendee) ?? []).map((row) => readFollowed(row, merged))
      const timeOf = timesByStaff(theirs)
      const read = taps.map((row) => readTap(row, readEstimate, timeOf))
      return { attendee, taps: read, corrections: theirs, ...rest }
    },
  }))
}

/** Everybody about whom there is evidence or a record in this programme, sorted. */
export async function attendeesWithEvidence(tx: Db | Tx, programme: string): Promise<string[]> {
  const rows = await Promise.all([
    tx
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .select('taps.who as attendee')
      .where('logs.programme', '=', programme)
      .where('taps.verdict', '=', 'applied')
      .distinct()
      .execute(),
    tx
      .selectFrom('bookings')
      .innerJoin('sessions', 'sessions.id', 'bookings.session')
      .select('bookings.attendee')
      .where('sessions.programme', '=', programme)
      .distinct()
      .execute(),
    tx
      .selectFrom('marks')
      .select('attendee')
      .where('programme', '=', programme)
      .distinct()
      .execute(),
    tx
      .selectFrom('records')
      .select('attendee')
      .where('programme', '=', programme)
      .distinct()
      .execute(),
    tx
      .selectFrom('corrections')
      .select('attendee')
      .where('programme', '=', programme)
      .where('attendee', 'is not', null)
      .distinct()
      .execute(),
  ])
  const ids = rows.flat().flatMap(({ attendee }) => (attendee === null ? [] : [attendee]))
  const others = [
    ...(await attendeesOfReports(tx, programme)),
    ...(await attendeesOfSelfReports(tx, programme)),
  ]
  return [...new Set([...ids, ...others])].sort(byCodePoint)
}

function loadTaps(tx: Db | Tx, programme: string, attendees: string[]) {
  return tx
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .select([
      'logs.log',
      'logs.kiosk',
      'taps.seq',
      'kind',
      'voids_log',
      'voids_seq',
      'method',
      'wall',
      'mono',
      'code_right',
    ])
    .select(['who', 'taps.session', 'at', 'earliest', 'latest', 'estimate'])
    .where('taps.who', 'in', attendees)
    .where('taps.verdict', '=', 'applied')
    .where('logs.programme', '=', programme)
    .execute()
}
type TapRow = Awaited<ReturnType<typeof loadTaps>>[number]

function loadBookings(tx: Db | Tx, programme: string, attendees: string[]) {
  return tx
    .selectFrom('bookings')
    .innerJoin('sessions', 'sessions.id', 'bookings.session')
    .select(['bookings.session', 'attendee', 'source', 'cancelled_at'])
    .where('attendee', 'in', attendees)
    .where('sessions.programme', '=', programme)
    .execute()
}

function loadMarks(tx: Db | Tx, programme: string, attendees: string[]) {
  return tx
    .selectFrom('marks')
    .select(['attendee', 'session', 'mark', 'by', 'at', 'n'])
    .where('attendee', 'in', attendees)
    .where('programme', '=', programme)
    .execute()
}

/** Reads `taps.estimate`; most taps of a programme have one of a few texts, so each is read once. */
function estimateReader(): (json: string | null) => z.infer<typeof StoredEstimate> | null {
  const known = new Map<string, z.infer<typeof StoredEstimate> | null>()
  return (json) => {
    if (json === null) return null
    let estimate = known.get(json)
    if (estimate === undefined) {
      estimate = z.safeParse(StoredEstimate, JSON.parse(json)).data ?? null
      known.set(json, estimate)
    }
    return estimate
  }
}

function readTap(
  row: TapRow,
  readEstimate: ReturnType<typeof estimateReader>,
  timeOf: ReturnType<typeof timesByStaff>,
): EvidenceTap {
  const isVoid = row.kind === 'void'
  const voids =
    isVoid && row.voids_log !== null && row.voids_seq !== null
      ? { log: row.voids_log, seq: row.voids_seq }
      : null
  const tap = z.safeParse(StoredTap, row)
  const estimate = row.at === null ? timeOf(voids ?? row) : readPlace(row, readEstimate)
  if (!tap.success || !estimate) {
    throw new Error(`The stored tap ${row.log}/${row.seq} counts but can't be read`)
  }
  const { kind, method, wall, mono } = tap.data
  return {
    log: row.log,
    seq: row.seq,
    kind,
    // as tapped: corrections that give it another session are evidence of their own
    session: isVoid ? null : row.session,
    stream: 'room',
    kiosk: row.kiosk,
    evidence: classOf(row, method),
    method,
    mono,
    wall,
    voids,
    estimate,
  }
}

/** The class of evidence (rule E7); a phone's taps never count as staff's, whatever they say. */
function classOf({ kiosk, code_right }: TapRow, method: TapMethod): EvidenceClass {
  if (isPhone(kiosk)) return code_right === 1 ? 'phone-code' : 'phone'
  return method === 'staff' ? 'staff' : 'kiosk'
}

function readPlace(row: TapRow, readEstimate: ReturnType<typeof estimateReader>): Estimate | null {
  const moment = z.safeParse(StoredMoment, row)
  const rest = readEstimate(row.estimate)
  return moment.success && rest ? { ...moment.data, ...rest } : null
}
