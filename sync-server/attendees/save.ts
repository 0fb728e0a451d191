import type { AttendeeAdd, AttendeeChange } from '../../src/domain/api-people.ts'
import { mostOwnFields } from '../../src/domain/policy.ts'
import type { Context } from '../context.ts'
import { type AttendeeValues, nobody, type StoredAttendee } from '../db/attendees.ts'
import { attendeesNear, type Near } from '../db/attendees-near.ts'
import { type Act, audit } from '../db/audit.ts'
import { lockImports } from '../db/imports.ts'
import type { Tx } from '../db/open.ts'
import { ownFieldsOf } from '../db/own-fields.ts'
import { HttpProblem } from '../http/problem.ts'
import { applyAttendees } from '../imports/attendees/apply.ts'
import { clashes, nothingHeld } from '../imports/attendees/clashes.ts'
import type { PlannedAttendee } from '../imports/attendees/match.ts'
import { pagesOf } from '../imports/pages.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { unpark } from '../taps/unpark.ts'
import { needAttendee } from './detail.ts'
import { showAttendee } from './show.ts'

/**
 * Adds somebody to a roster by hand. Who is known from another programme by the same e-mail is the same
 * person.
 * @throws HttpProblem `invalid` where code, badge or e-mail are somebody else's
 * @returns the attendee's id
 */
export async function addAttendee(
  ctx: Context,
  programme: string,
  wanted: AttendeeAdd,
  by: string,
): Promise<string> {
  return save(ctx, programme, (tx) => addWithin(tx, ctx, programme, wanted, by))
}

/**
 * The same within a transaction that holds lockImports: the caller appends the act to the history, last.
 * @throws HttpProblem `invalid`
 */
export async function addWithin(
  tx: Tx,
  ctx: Context,
  programme: string,
  wanted: AttendeeAdd,
  by: string,
): Promise<Saved> {
  const values = settle(nobody, wanted)
  const known = await attendeesNear(tx, programme, { values: [values] })
  const same = known.others.find((one) => one.values.email === values.email && values.email)
  const plan = { known, stored: same ?? null, values: same ? settle(same.values, wanted) : values }
  return apply(tx, ctx, { programme, by, act: 'attendee-add' }, plan)
}

/**
 * Changes an attendee; kiosks are told, and taps that waited for a badge count.
 * @throws HttpProblem `not-found`; `stale` with the row as it stands, where `revision` is an old one;
 * `invalid` where code, badge or e-mail are somebody else's
 */
export async function changeAttendee(
  ctx: Context,
  programme: string,
  id: string,
  { revision, ...set }: AttendeeChange,
  by: string,
): Promise<void> {
  await save(ctx, programme, async (tx) => {
    const stored = await needAttendee(tx, programme, id)
    if (stored.revision !== revision) throw stale(stored)
    const values = settle(stored.values, set)
    const known = await attendeesNear(tx, programme, { values: [values] })
    return apply(tx, ctx, { programme, by, act: 'attendee-change' }, { known, stored, values })
  })
}

type Planned = Pick<PlannedAttendee, 'stored' | 'values'> & { known: Near }

/** Who was saved; `act` for the history, null: nothing was changed. */
interface Saved {
  id: string
  act: Act | null
}

async function save(
  ctx: Context,
  programme: string,
  within: (tx: Tx) => Promise<Saved>,
): Promise<string> {
  const { dialect } = ctx.database
  const id = await ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    const saved = await within(tx)
    if (saved.act) await audit(tx, dialect, saved.act)
    return saved.id
  })
  ctx.live.tell({ type: 'programme', programme })
  reconcileSoon(ctx, programme)
  return id
}

async function apply(
  tx: Tx,
  ctx: Context,
  { programme, by, act }: { programme: string; by: string; act: string },
  { known, stored, values }: Planned,
): Promise<Saved> {
  const now = ctx.clock()
  const changed = changedKeys(stored?.source ? stored.values : nobody, values)
  if (stored?.source && changed.length === 0) return { id: stored.id, act: null }
  checkFields(await ownFieldsOf(tx, programme), values)
  const id = stored?.id ?? ctx.newId()
  const one: PlannedAttendee = { draft: draftOf(values), stored, values }
  const [clash] = clashes(known, [one], nothingHeld(new Set([id])))
  if (clash) throw invalid(clash.column ?? 'name', clash.message)
  const changes = pagesOf([{ id, stored, values }])
  const ownFields = Object.keys(values.fields)
  await applyAttendees(ctx, { tx, programme, now }, { changes, ownFields, source: 'staff' })
  await unpark(tx, ctx, programme)
  const detail = { programme, changed }
  return { id, act: { at: now, by, act, subject: `attendee:${id}`, detail } }
}

const draftOf = ({ name, fields }: AttendeeValues) => ({
  row: 0,
  id: null,
  revision: null,
  set: { name },
  fields,
})

type Set = Omit<AttendeeChange, 'revision'>

function settle(before: AttendeeValues, { badges, fields, ...rest }: Set): AttendeeValues {
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const all = Object.entries({ ...before.fields, ...fields }).filter(([, value]) => value !== '')
  return {
    ...before,
    ...set,
    badges: badges ? [...new Set(badges)] : before.badges,
    fields: Object.fromEntries(all),
  }
}

const keys = Object.keys(nobody) as (keyof AttendeeValues)[]

function changedKeys(before: AttendeeValues, after: AttendeeValues): string[] {
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/** What a person has beyond the programme's own fields came from elsewhere, and may stay. */
function checkFields(ownFields: readonly string[], { fields }: AttendeeValues): void {
  const all = new Set([...ownFields, ...Object.keys(fields)])
  if (all.size <= Math.max(mostOwnFields, ownFields.length)) return
  throw invalid('fields', `A programme has at most ${mostOwnFields} own fields.`)
}

function invalid(place: string, message: string): HttpProblem {
  return new HttpProblem('invalid', `${place}: ${message}`, { errors: [{ place, message }] })
}

function stale(stored: StoredAttendee): HttpProblem {
  return new HttpProblem(
    'stale',
    'Someone else changed this attendee meanwhile. Nothing was stored; look at the attendee as it is now and change it again.',
    { current: showAttendee(stored) },
  )
}
