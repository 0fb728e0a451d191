import * as z from 'zod/mini'
import { type AttendeeValues, type StoredAttendee, savePeople } from '../../db/attendees.ts'
import { attendeesNear } from '../../db/attendees-near.ts'
import type { Tx } from '../../db/open.ts'
import { removeFromRoster } from '../../db/remove.ts'
import { attendeesInUse } from '../../db/unused.ts'
import { unpark } from '../../taps/unpark.ts'
import { turn } from '../../turn.ts'
import { applyAttendees } from '../attendees/apply.ts'
import { clashes, nothingHeld } from '../attendees/clashes.ts'
import type { AttendeeChange, PlannedAttendee } from '../attendees/match.ts'
import { attendeeVersion } from '../attendees/version.ts'
import { createPages, type Pages } from '../pages.ts'
import { changedSince, inUse, type PlanUndo, type RowToUndo, type UndoPlan } from './plan.ts'

const text = z.nullable(z.string())
const Before = z.partial(
  z.object({
    name: z.string(),
    email: text,
    organisation: text,
    language: text,
    fields: z.record(z.string(), z.string()),
    code: text,
    badges: z.array(z.string()),
    active: z.boolean(),
  }),
)

interface Sorted {
  /** whom the import put on the roster */
  gone: Set<string>
  /** of those who were known before, elsewhere: what they were called */
  known: Pages<AttendeeChange>
  back: Pages<AttendeeChange>
  kept: UndoPlan['kept']
}

/** Sets people as they were before an import, and takes those off the roster whom it put there. */
export const undoAttendees: PlanUndo = async (ctx, scope, rows) => {
  const { tx, programme, now } = scope
  const { gone, known, back, kept } = await sort(tx, programme, rows)
  const changes = await withoutClashes(tx, programme, { gone, back, kept })
  return {
    undone: gone.size + changes.length,
    kept,
    act: async () => {
      for (const page of known.take()) await savePeople(tx, page, now)
      await removeFromRoster(tx, ctx.database.dialect, programme, [...gone])
      await applyAttendees(ctx, scope, { changes })
      await unpark(tx, ctx, programme)
    },
  }
}

async function sort(tx: Tx, programme: string, rows: Pages<RowToUndo>): Promise<Sorted> {
  const sorted: Sorted = { gone: new Set(), known: createPages(), back: createPages(), kept: [] }
  for (const page of rows.take()) {
    const ids = page.map(({ subject }) => subject)
    const { roster, merged, erased } = await attendeesNear(tx, programme, { ids })
    const stored = new Map([...merged, ...roster, ...erased].map((one) => [one.id, one]))
    const came = page.filter(({ act }) => act !== 'updated').map(({ subject }) => subject)
    const used = await attendeesInUse(tx, programme, came)
    for (const row of page) {
      const one = stored.get(row.subject)
      if (one) sortOne(row, one, used.get(one.id), sorted)
    }
    await turn()
  }
  return sorted
}

function sortOne(row: RowToUndo, one: StoredAttendee, use: string | undefined, sorted: Sorted) {
  const keep = (reason: string) => sorted.kept.push({ id: one.id, title: one.values.name, reason })
  if (attendeeVersion(one.values) !== row.after) keep(changedSince)
  else if (row.act === 'updated')
    sorted.back.add({ id: one.id, stored: one, values: before(one, row) })
  else if (use !== undefined) keep(inUse(use))
  else {
    sorted.gone.add(one.id)
    if (row.act === 'joined')
      sorted.known.add({ id: one.id, stored: one, values: before(one, row) })
  }
}

/** Whose code, badge or e-mail went to somebody else since stays as they are. */
async function withoutClashes(
  tx: Tx,
  programme: string,
  { gone, back, kept }: Pick<Sorted, 'gone' | 'back' | 'kept'>,
): Promise<Pages<AttendeeChange>> {
  const inFile = new Set(gone)
  for (const page of back) for (const { id } of page) inFile.add(id)
  const held = nothingHeld(inFile)
  const changes = createPages<AttendeeChange>()
  let rows = 0
  for (const page of back.take()) {
    const near = await attendeesNear(tx, programme, { values: page.map(({ values }) => values) })
    const planned = page.map((one) => asPlanned(one, rows++))
    const reasons = new Map(clashes(near, planned, held).map(({ row, message }) => [row, message]))
    for (const [n, one] of page.entries()) {
      const reason = reasons.get(planned[n]?.draft.row ?? null)
      if (reason === undefined) changes.add(one)
      else kept.push({ id: one.id, title: one.stored?.values.name ?? one.values.name, reason })
    }
    await turn()
  }
  return changes
}

function before({ values }: StoredAttendee, row: RowToUndo): AttendeeValues {
  const set = z.parse(Before, JSON.parse(row.before))
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
  return { ...values, ...given }
}

/** As an import's plan has it; the number stands for the row. */
const asPlanned = ({ id, stored, values }: AttendeeChange, row: number): PlannedAttendee => ({
  draft: { row, id, revision: null, set: values, fields: {} },
  stored,
  values,
})
