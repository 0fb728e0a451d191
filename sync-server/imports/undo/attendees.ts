import * as z from 'zod/mini'
import {
  type AttendeeValues,
  erasedOnRoster,
  mergedOnRoster,
  rosterOf,
  type StoredAttendee,
  savePeople,
} from '../../db/attendees.ts'
import { ownFieldsOf } from '../../db/own-fields.ts'
import { removeFromRoster } from '../../db/remove.ts'
import { attendeesInUse } from '../../db/unused.ts'
import { unpark } from '../../taps/unpark.ts'
import { applyAttendees } from '../attendees/apply.ts'
import { clashes } from '../attendees/clashes.ts'
import type { Known, PlannedAttendee } from '../attendees/match.ts'
import { attendeeVersion } from '../attendees/version.ts'
import { changedSince, inUse, type PlanUndo, type RowToUndo } from './plan.ts'

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

/** Sets people as they were before an import, and takes those off the roster whom it put there. */
export const undoAttendees: PlanUndo = async (ctx, scope, rows) => {
  const { tx, programme, now } = scope
  const roster = await rosterOf(tx, programme)
  const merged = await mergedOnRoster(tx, programme)
  const erased = await erasedOnRoster(tx, programme)
  const stored = new Map([...merged, ...roster, ...erased].map((one) => [one.id, one]))
  const came = rows.filter(({ act }) => act !== 'updated').map(({ subject }) => subject)
  const used = await attendeesInUse(tx, programme, came)
  const gone: StoredAttendee[] = []
  const back: PlannedAttendee[] = []
  const kept: { id: string; title: string; reason: string }[] = []
  for (const row of rows) {
    const one = stored.get(row.subject)
    if (!one) continue
    const keep = (reason: string) => kept.push({ id: one.id, title: one.values.name, reason })
    const use = row.act === 'updated' ? undefined : used.get(one.id)
    if (attendeeVersion(one.values) !== row.after) keep(changedSince)
    else if (use !== undefined) keep(inUse(use))
    else if (row.act === 'updated') back.push(planned(one, before(one, row), back.length))
    else gone.push({ ...one, values: before(one, row) })
  }
  const ids = new Set(gone.map(({ id }) => id))
  const known: Known = {
    roster: roster.filter(({ id }) => !ids.has(id)),
    merged,
    others: [],
    erased,
    ownFields: await ownFieldsOf(tx, programme),
  }
  const clashing = new Map(clashes(known, back).map(({ row, message }) => [row, message]))
  for (const { draft, stored: one } of back) {
    const reason = clashing.get(draft.row)
    if (reason && one) kept.push({ id: one.id, title: one.values.name, reason })
  }
  const updated = back.filter(({ draft }) => !clashing.has(draft.row))
  return {
    undone: gone.length + updated.length,
    kept,
    act: async () => {
      // those who were known before, elsewhere, are again called what they were called
      await savePeople(tx, gone, now)
      await removeFromRoster(tx, ctx.database.dialect, programme, [...ids])
      await applyAttendees(ctx, scope, known, { added: [], updated })
      await unpark(tx, ctx, programme)
    },
  }
}

function before({ values }: StoredAttendee, row: RowToUndo): AttendeeValues {
  const set = z.parse(Before, JSON.parse(row.before))
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
  return { ...values, ...given }
}

/** As an import's plan has it; the number stands for the row. */
const planned = (stored: StoredAttendee, values: AttendeeValues, row: number): PlannedAttendee => ({
  draft: { row, id: stored.id, revision: null, set: values, fields: {} },
  stored,
  values,
})
