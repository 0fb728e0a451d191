import type { Person } from '../../src/domain/tap.ts'
import type { Context } from '../context.ts'
import { noteChanges } from '../db/changes.ts'
import type { Tx } from '../db/open.ts'
import { addBound, boundKey, boundOf, rosterByEmail } from '../db/phones.ts'
import { sortKey } from '../db/searched-words.ts'
import type { PhonesTable } from '../db/tables.ts'
import { addWalkIns } from '../db/walk-ins.ts'
import { storable } from '../taps/held.ts'

/** A family shares a phone; nobody fills a roster from one. */
const mostPeople = 20

/** `known`: it was said before; `found` on the roster; `made` of what was told. */
export interface Bound {
  attendee: string
  how: 'known' | 'found' | 'made'
}

type Around = Pick<Context, 'database' | 'clock' | 'newId'>

/**
 * Says once and for all whom a phone's own id for somebody names: the one on the roster with the e-mail that
 * they gave, else a walk-in made of what they said. Who is on the roster is not changed by it, and the phone
 * is told the same either way. To be called with the evidence locked.
 * @returns null where the phone has named too many
 */
export async function bind(
  tx: Tx,
  ctx: Around,
  { id: phone, programme }: PhonesTable,
  alias: string,
  person: Person,
): Promise<Bound | null> {
  const bound = await boundOf(tx, [phone])
  const known = bound.get(boundKey(phone, alias))
  if (known !== undefined) return { attendee: known, how: 'known' }
  if (bound.size >= mostPeople) return null
  const found = await onRoster(tx, programme, person)
  const attendee = found ?? (await walkIn(tx, ctx, programme, person))
  await addBound(tx, { phone, alias, attendee, at: ctx.clock() })
  return { attendee, how: found === null ? 'made' : 'found' }
}

/** Where several have the e-mail, the one of that name. */
async function onRoster(
  tx: Tx,
  programme: string,
  { name, email = '' }: Person,
): Promise<string | null> {
  if (email.trim() === '') return null
  const found = await rosterByEmail(tx, programme, storable(email.trim()).toLowerCase())
  const [only, ...others] = found
  if (only && others.length === 0) return only.id
  return found.find((one) => sortKey(one.name) === sortKey(name))?.id ?? null
}

async function walkIn(tx: Tx, ctx: Around, programme: string, person: Person): Promise<string> {
  const id = ctx.newId()
  const { name, email, organisation, fields = {} } = person
  const told = {
    id,
    name: storable(name),
    email: storable(email?.trim())?.toLowerCase() || null,
    organisation: storable(organisation?.trim()) || null,
    fields,
  }
  await addWalkIns(tx, programme, [told], ctx.clock())
  await noteChanges(tx, ctx.database.dialect, programme, [{ type: 'attendee', id }])
  return id
}
