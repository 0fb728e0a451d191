import type { Context } from '../../context.ts'
import {
  type AttendeeValues,
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
import type { ImportScope } from '../request.ts'
import type { Known, PlannedAttendee } from './match.ts'
import type { AttendeePlan } from './plan.ts'
import { attendeeVersion } from './version.ts'

/**
 * Does what a plan says, within the transaction: people, their place on the roster, what kiosks must hear.
 * @returns what was done to each, so that it can be undone
 */
export async function applyAttendees(
  ctx: Context,
  { tx, programme, now, stored = () => {} }: ImportScope,
  known: Known,
  plan: Pick<AttendeePlan, 'added' | 'updated'>,
  source: RosterTable['source'] = 'import',
): Promise<ImportedRow[]> {
  const touched = [...plan.added, ...plan.updated].map((one) => ({
    ...one,
    id: one.stored?.id ?? ctx.newId(),
  }))
  const changed = touched.filter(personChanges)
  await savePeople(tx, changed.map(saved), now, stored)
  await saveRoster(tx, programme, touched.map(saved), now, { stored, source })
  await addOwnFields(
    tx,
    programme,
    touched.flatMap(({ draft }) => Object.keys(draft.fields)),
  )
  const here = new Set([...touched.map(({ id }) => id), ...homonyms(known, touched)])
  await note(ctx, { tx, programme }, [...here])
  // a person is one for the whole installation: other programmes' kiosks hear of a new name too
  const before = changed.filter((one) => one.stored)
  await placeInLists(tx, before.map(saved))
  const known1 = before.map(({ id }) => id)
  for (const [other, ids] of byProgramme(await otherProgrammes(tx, programme, known1))) {
    await note(ctx, { tx, programme: other }, ids)
  }
  return touched.map(imported)
}

function imported({ id, stored, values }: PlannedAttendee & { id: string }): ImportedRow {
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

function personChanges({ stored, values }: PlannedAttendee): boolean {
  return !stored || person(stored.values) !== person(values)
}

const person = ({ name, email, organisation, language, fields }: AttendeeValues) =>
  JSON.stringify([name, email, organisation, language, fields])

/** A kiosk shows a hint where name and organisation coincide: those who gain or lose one are told anew. */
function homonyms({ roster }: Known, touched: readonly PlannedAttendee[]): string[] {
  const looks = new Set(
    touched.flatMap(({ stored, values }) =>
      stored?.source ? [look(stored.values), look(values)] : [look(values)],
    ),
  )
  return roster.filter(({ values }) => looks.has(look(values))).map(({ id }) => id)
}

const look = ({ name, organisation }: AttendeeValues) => JSON.stringify([name, organisation])

async function note(
  ctx: Context,
  { tx, programme }: Pick<ImportScope, 'tx' | 'programme'>,
  ids: string[],
): Promise<void> {
  const changes = ids.map((id) => ({ type: 'attendee' as const, id }))
  await noteChanges(tx, ctx.database.dialect, programme, changes)
}

function byProgramme(rows: { programme: string; attendee: string }[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const { programme, attendee } of rows) {
    all.set(programme, [...(all.get(programme) ?? []), attendee])
  }
  return all
}
