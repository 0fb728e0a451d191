import * as z from 'zod/mini'
import type { EvidenceTap } from '../../src/domain/evidence.ts'
import { Ms } from '../../src/domain/ids.ts'
import { byCodePoint } from '../../src/domain/order.ts'
import type { ReconcileInput } from '../../src/domain/reconcile.ts'
import { TapMethod, tapKinds } from '../../src/domain/tap.ts'
import { correctionsOf } from './corrections-about.ts'
import { mergedAmong, mergedInto } from './merges.ts'
import type { Db, Tx } from './open.ts'

const StoredTap = z.object({
  kind: z.enum(tapKinds),
  method: TapMethod,
  wall: Ms,
  mono: z.int(),
  at: Ms,
  earliest: Ms,
  latest: Ms,
})
const StoredEstimate = z.object({
  confidence: z.enum(['high', 'medium', 'low']),
  method: z.enum(['anchored', 'neighbour', 'wall']),
  flags: z.array(z.enum(['clock-moved', 'clock-unknown'])),
})

/**
 * All evidence of a programme about these attendees, one entry for each of them: with that of whoever was
 * merged into them, and none where they were merged themselves (rule E8).
 * @throws Error that names the tap, where a stored one that counts can't be read: better no record than a wrong one
 */
export async function loadEvidence(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<ReconcileInput[]> {
  const inputs = new Map(
    attendees.map((attendee) => [
      attendee,
      { attendee, taps: [], bookings: [], marks: [], corrections: [] } as ReconcileInput,
    ]),
  )
  if (attendees.length === 0) return []
  const gone = await mergedAmong(tx, attendees)
  const people = attendees.filter((id) => !gone.has(id))
  const merged = await mergedInto(tx, people)
  const ids = [...people, ...merged.keys()]
  const inputOf = (id: string) => inputs.get(merged.get(id) ?? id)
  const kiosks = new Map<string, Set<string>>()
  const readEstimate = estimateReader()
  for (const row of await loadTaps(tx, programme, people)) {
    if (row.who === null) continue
    inputs.get(row.who)?.taps.push(readTap(row, readEstimate))
    const known = kiosks.get(row.who)
    if (known) known.add(row.kiosk)
    else kiosks.set(row.who, new Set([row.kiosk]))
  }
  for (const [attendee, theirs] of await correctionsOf(tx, programme, people, { kiosks, merged })) {
    inputs.get(attendee)?.corrections?.push(...theirs)
  }
  for (const row of await loadBookings(tx, programme, ids)) {
    const { session, source, cancelled_at } = row
    inputOf(row.attendee)?.bookings.push({ session, source, cancelled: cancelled_at !== null })
  }
  for (const { attendee, ...mark } of await loadMarks(tx, programme, ids)) {
    inputOf(attendee)?.marks.push(mark)
  }
  return [...inputs.values()]
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
  return [...new Set(ids)].sort(byCodePoint)
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

function readTap(row: TapRow, readEstimate: ReturnType<typeof estimateReader>): EvidenceTap {
  const tap = z.safeParse(StoredTap, row)
  const estimate = readEstimate(row.estimate)
  if (!tap.success || !estimate) {
    throw new Error(`The stored tap ${row.log}/${row.seq} counts but can't be read`)
  }
  const { kind, method, wall, mono, at, earliest, latest } = tap.data
  const isVoid = kind === 'void'
  return {
    log: row.log,
    seq: row.seq,
    kind,
    // as tapped: corrections that give it another session are evidence of their own
    session: isVoid ? null : row.session,
    stream: 'room',
    kiosk: row.kiosk,
    evidence: method === 'staff' ? 'staff' : 'kiosk',
    method,
    mono,
    wall,
    voids:
      isVoid && row.voids_log !== null && row.voids_seq !== null
        ? { log: row.voids_log, seq: row.voids_seq }
        : null,
    estimate: { at, earliest, latest, ...estimate },
  }
}
