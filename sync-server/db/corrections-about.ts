import type { Correction } from '../../src/domain/correction.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { type CorrectionRow, readCorrection, withUndos } from './corrections.ts'
import type { Db, Tx } from './open.ts'
import { type HeldTap, heldTaps, parts } from './taps.ts'

/** Whether anything was ever corrected in a programme: else nothing need be looked for. */
export async function anyCorrections(tx: Db | Tx, programme: string): Promise<boolean> {
  const row = await tx
    .selectFrom('corrections')
    .select('n')
    .where('programme', '=', programme)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What gives taps of these logs or kiosks another person, session or time, or dismisses them; undos too. */
export async function assignments(
  tx: Tx,
  programme: string,
  logs: Iterable<string>,
  kiosks: Iterable<string>,
): Promise<Correction[]> {
  const rows = await dismissals(tx, programme, logs)
  rows.push(...(await reassignments(tx, programme, kiosks)))
  return (await withUndos(tx, rows)).map(readCorrection)
}

/** What assigns, dismisses or moves taps of these logs, undone or not. */
export async function dismissals(
  tx: Db | Tx,
  programme: string,
  logs: Iterable<string>,
): Promise<CorrectionRow[]> {
  const rows: CorrectionRow[] = []
  for (const part of parts(logs)) {
    rows.push(
      ...(await tx
        .selectFrom('corrections')
        .selectAll()
        .where('programme', '=', programme)
        .where('log', 'in', part)
        .where('kind', 'in', ['assign-tap', 'dismiss-tap', 'move-tap'])
        .execute()),
    )
  }
  return rows
}

/** What gives the taps of these kiosks to another session, undone or not. */
export async function reassignments(
  tx: Db | Tx,
  programme: string,
  kiosks: Iterable<string>,
): Promise<CorrectionRow[]> {
  const rows: CorrectionRow[] = []
  for (const part of parts(kiosks)) {
    rows.push(
      ...(await tx
        .selectFrom('corrections')
        .selectAll()
        .where('programme', '=', programme)
        .where('kiosk', 'in', part)
        .where('kind', '=', 'reassign')
        .execute()),
    )
  }
  return rows
}

/**
 * All corrections that the records of these attendees follow from, by attendee.
 * @param kiosks by attendee: whose taps they have
 * @param merged who counts for one of them (rule E8)
 */
export async function correctionsOf(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
  {
    kiosks,
    merged,
  }: {
    kiosks: ReadonlyMap<string, ReadonlySet<string>>
    merged: ReadonlyMap<string, string>
  },
): Promise<Map<string, CorrectionRow[]>> {
  if (attendees.length === 0 || !(await anyCorrections(tx, programme))) return new Map()
  const of = new Map<string, CorrectionRow[]>()
  const give = (attendee: string, row: CorrectionRow) => {
    const theirs = of.get(attendee)
    if (theirs) theirs.push(row)
    else of.set(attendee, [row])
  }
  for (const { who, ...row } of await onTheirTaps(tx, programme, attendees)) {
    if (who !== null) give(who, row)
  }
  for (const row of await namingThem(tx, programme, [...attendees, ...merged.keys()])) {
    if (row.attendee !== null) give(merged.get(row.attendee) ?? row.attendee, row)
  }
  const everyKiosk = new Set([...kiosks.values()].flatMap((ids) => [...ids]))
  for (const row of await reassignments(tx, programme, everyKiosk)) {
    for (const [attendee, ids] of kiosks) if (ids.has(row.kiosk ?? '')) give(attendee, row)
  }
  const all = await withUndos(tx, [...of.values()].flat())
  const byRoot = Map.groupBy(all, ({ root }) => root)
  return new Map(
    [...of].map(([attendee, rows]) => {
      const roots = new Set(rows.map(({ root }) => root))
      const theirs = [...roots].flatMap((root) => byRoot.get(root) ?? [])
      return [attendee, theirs]
    }),
  )
}

/** A correction; a tap that it added for somebody who was merged since counts for that other. */
export function readFollowed(row: CorrectionRow, merged: ReadonlyMap<string, string>): Correction {
  const correction = readCorrection(row)
  const { body } = correction
  const other = body.kind === 'add-tap' ? merged.get(body.attendee) : undefined
  if (body.kind !== 'add-tap' || other === undefined) return correction
  return { ...correction, body: { ...body, attendee: other } }
}

function onTheirTaps(tx: Db | Tx, programme: string, attendees: string[]) {
  return tx
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .innerJoin('corrections', (join) =>
      join.onRef('corrections.log', '=', 'logs.log').onRef('corrections.seq', '=', 'taps.seq'),
    )
    .selectAll('corrections')
    .select('taps.who')
    .where('taps.who', 'in', attendees)
    .where('corrections.programme', '=', programme)
    .execute()
}

function namingThem(tx: Db | Tx, programme: string, attendees: string[]) {
  return tx
    .selectFrom('corrections')
    .selectAll()
    .where('attendee', 'in', attendees)
    .where('programme', '=', programme)
    .execute()
}

/** The stored taps of a programme that are named, whatever their verdict. */
export async function tapsNamed(
  tx: Db | Tx,
  programme: string,
  refs: readonly TapRef[],
): Promise<HeldTap[]> {
  const found: HeldTap[] = []
  for (const [log, named] of Map.groupBy(refs, (ref) => ref.log)) {
    for (const part of parts(new Set(named.map(({ seq }) => seq)))) {
      found.push(
        ...(await heldTaps(tx)
          .where('logs.log', '=', log)
          .where('logs.programme', '=', programme)
          .where('taps.seq', 'in', part)
          .execute()),
      )
    }
  }
  return found
}

/** The taps of a kiosk whose estimate lies in [from, to), those that a correction can't make count left out. */
export function tapsOfKioskBetween(
  tx: Db | Tx,
  programme: string,
  kiosk: string,
  { from, to }: { from: number; to: number },
): Promise<HeldTap[]> {
  return heldTaps(tx)
    .where('logs.kiosk', '=', kiosk)
    .where('logs.programme', '=', programme)
    .where('taps.verdict', '!=', 'rejected')
    .where('taps.at', '>=', from)
    .where('taps.at', '<', to)
    .execute()
}
