import { calledName } from '../../src/domain/called.ts'
import {
  type AttendeeValues,
  onAnyRoster,
  peopleBy,
  readAttendee,
  type StoredAttendee,
} from './attendees.ts'
import type { Tx } from './open.ts'
import { parts } from './taps.ts'

/** Whom to find: by what only one person may have. */
interface Wanted {
  ids?: readonly string[]
  values?: readonly Partial<AttendeeValues>[]
}

/** Everybody whom something of that means. */
export interface Near {
  roster: StoredAttendee[]
  /** on this roster, merged into others */
  merged: StoredAttendee[]
  /** erased people of this roster, whose badges evidence still names */
  erased: StoredAttendee[]
  /** of the installation, not on this roster, oldest first; found by id and e-mail alone */
  others: StoredAttendee[]
}

/** Who has one of these ids, codes, badges or e-mails; codes and badges in this programme. */
export async function attendeesNear(tx: Tx, programme: string, wanted: Wanted): Promise<Near> {
  const near: Near = { roster: [], merged: [], erased: [], others: [] }
  const ids = await idsMeant(tx, programme, wanted)
  for (const part of parts(ids)) {
    const rows = await onAnyRoster(tx, programme)
      .clearOrderBy()
      .select(['merged_into', 'erased_at'])
      .where('roster.attendee', 'in', part)
      .execute()
    for (const { merged_into, erased_at, ...row } of rows) {
      ids.delete(row.id)
      if (erased_at !== null) near.erased.push(readAttendee({ ...row, name: calledName(row.name) }))
      else (merged_into === null ? near.roster : near.merged).push(readAttendee(row))
    }
  }
  near.others = await peopleBy(tx, 'id', [...ids])
  return near
}

async function idsMeant(
  tx: Tx,
  programme: string,
  { ids = [], values = [] }: Wanted,
): Promise<Set<string>> {
  const found = new Set(ids)
  const add = (rows: { id: string }[]) => {
    for (const { id } of rows) found.add(id)
  }
  const roster = tx.selectFrom('roster').select('attendee as id').where('programme', '=', programme)
  for (const part of parts(new Set(values.flatMap(({ code }) => code ?? [])))) {
    add(await roster.where('code', 'in', part).execute())
  }
  // without the roster: joined to it, all of it would be looked through
  const people = tx.selectFrom('attendees').select('id')
  for (const part of parts(new Set(values.flatMap(({ email }) => email ?? [])))) {
    add(await people.where('email', 'in', part).execute())
  }
  const badges = tx.selectFrom('badges').select('attendee as id').where('programme', '=', programme)
  for (const part of parts(new Set(values.flatMap((one) => one.badges ?? [])))) {
    add(await badges.where('badge', 'in', part).execute())
  }
  return found
}
