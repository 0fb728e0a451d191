import type { Context } from '../../context.ts'
import {
  type AttendeeValues,
  freeRoster,
  otherProgrammes,
  placeInLists,
  type SavedAttendee,
  savePeople,
  saveRoster,
} from '../../db/attendees.ts'
import { noteChanges } from '../../db/changes.ts'
import type { ImportedRow } from '../../db/import-rows.ts'
import { addOwnFields } from '../../db/own-fields.ts'
import type { RosterTable } from '../../db/tables.ts'
import type { Pages } from '../pages.ts'
import type { ImportScope } from '../request.ts'
import { homonyms } from './homonyms.ts'
import type { AttendeeChange } from './match.ts'
import { attendeeVersion } from './version.ts'

interface Applying {
  /** given up as they are done */
  changes: Pages<AttendeeChange>
  /** own fields that they may have */
  ownFields?: readonly string[]
  source?: RosterTable['source']
  /** told what was done to each, page by page, so that it can be undone */
  keep?: (rows: ImportedRow[]) => Promise<void>
}

/**
 * Does what a plan says, within the transaction: people, their place on the roster, what kiosks must hear.
 */
export async function applyAttendees(
  ctx: Context,
  scope: ImportScope,
  { changes, ownFields = [], source = 'import', keep = async () => {} }: Applying,
): Promise<void> {
  const { tx, programme, now, stored = () => {} } = scope
  // a kiosk shows a hint where name and organisation coincide: those who gain or lose one are told anew
  const told = await homonyms(tx, programme, changes)
  for (const page of changes) {
    const here = page.flatMap((one) => (one.stored?.source ? [one.id] : []))
    await freeRoster(tx, programme, here)
  }
  await addOwnFields(tx, programme, ownFields)
  for (const page of changes.take()) {
    const changed = page.filter(personChanges)
    await savePeople(tx, changed.map(saved), now)
    await saveRoster(tx, programme, page.map(saved), now, source)
    const ids = page.map(({ id }) => id)
    await note(ctx, scope, ids)
    await tellOthers(
      ctx,
      scope,
      changed.filter((one) => one.stored),
    )
    await keep(page.map(imported))
    stored(page.length)
  }
  await note(ctx, scope, told)
}

/** A person is one for the whole installation: other programmes' lists and kiosks follow a new name too. */
async function tellOthers(ctx: Context, { tx, programme }: ImportScope, changed: AttendeeChange[]) {
  const ids = changed.map(({ id }) => id)
  const elsewhere = await otherProgrammes(tx, programme, ids)
  const theirs = new Set(elsewhere.map(({ attendee }) => attendee))
  await placeInLists(tx, changed.filter(({ id }) => theirs.has(id)).map(saved))
  for (const [other, rows] of Map.groupBy(elsewhere, (row) => row.programme)) {
    const told = rows.map(({ attendee }) => attendee)
    await note(ctx, { tx, programme: other }, told)
  }
}

function imported({ id, stored, values }: AttendeeChange): ImportedRow {
  const act = stored === null ? 'added' : stored.source === null ? 'joined' : 'updated'
  const before = stored ? changedOf(stored.values, values) : {}
  return { subject: id, act, before, after: attendeeVersion(values) }
}

/** What is to change, as it is. */
function changedOf(before: AttendeeValues, after: AttendeeValues): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after))
  return Object.fromEntries(
    Object.entries(before).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(now.get(key)),
    ),
  )
}

const saved = ({ id, values }: SavedAttendee): SavedAttendee => ({ id, values })

function personChanges({ stored, values }: AttendeeChange): boolean {
  return !stored || person(stored.values) !== person(values)
}

const person = ({ name, email, organisation, language, fields }: AttendeeValues) =>
  JSON.stringify([name, email, organisation, language, fields])

async function note(
  ctx: Context,
  { tx, programme }: Pick<ImportScope, 'tx' | 'programme'>,
  ids: readonly string[],
): Promise<void> {
  const changes = ids.map((id) => ({ type: 'attendee' as const, id }))
  await noteChanges(tx, ctx.database.dialect, programme, changes)
}
