import * as z from 'zod/mini'
import { isPhone } from '../../src/domain/phone.ts'
import { Person } from '../../src/domain/tap.ts'
import type { Context } from '../context.ts'
import { apartKey, apartOf, dropApartOf, tapRef } from '../db/apart.ts'
import { noteChanges } from '../db/changes.ts'
import { knownPeople } from '../db/facts.ts'
import type { Tx } from '../db/open.ts'
import type { HeldTap } from '../db/taps.ts'
import { addWalkIns, type WalkIn } from '../db/walk-ins.ts'
import type { Facts } from './facts.ts'
import { storable } from './held.ts'

/** What judging needs of the context. */
export type JudgeContext = Pick<Context, 'database' | 'clock'>

const WithPerson = z.object({ person: Person })

/**
 * Makes the people whom walk-ins' taps bring, and joins them to the roster (rule E8). A tap that
 * waits for staff makes nobody. An id that is a person's already changes nobody, and brings nobody
 * of another programme into this one.
 * @returns the ids of those who joined
 */
export async function joinWalkIns(
  tx: Tx,
  ctx: JudgeContext,
  programme: string,
  taps: readonly HeldTap[],
  facts: Facts,
): Promise<string[]> {
  const wanted = new Map<string, WalkIn>()
  const bringing = taps.filter((tap) => tap.attendee !== null && mayBring(tap, facts))
  const told = await apartOf(tx, bringing.filter(isStored).map(placeOf))
  for (const tap of bringing) {
    if (tap.attendee === null || wanted.has(tap.attendee)) continue
    const person = personOf(tap.told ?? told.get(apartKey(placeOf(tap))))
    if (person) wanted.set(tap.attendee, { id: tap.attendee, ...person })
  }
  if (wanted.size === 0) return []
  for (const { id } of await knownPeople(tx, wanted.keys())) wanted.delete(id)
  const ids = [...wanted.keys()]
  await addWalkIns(tx, programme, [...wanted.values()], ctx.clock())
  await dropApartOf(tx, ids)
  await noteChanges(
    tx,
    ctx.database.dialect,
    programme,
    ids.map((id) => ({ type: 'attendee', id })),
  )
  return ids
}

const isStored = ({ told }: HeldTap) => told === undefined
const placeOf = ({ log, seq }: HeldTap) => ({ log, ref: tapRef(seq) })

function mayBring(tap: HeldTap, facts: Facts): boolean {
  const presence = tap.kind === 'in' || tap.kind === 'out' || tap.kind === 'auto'
  const accepted = tap.via === null || tap.accepted_at !== null
  // a phone's people are known before its taps are judged, or not at all
  return (
    presence &&
    accepted &&
    !isPhone(tap.kiosk) &&
    facts.member(tap.attendee ?? '') === null &&
    facts.released(tap)
  )
}

/** @param told what the tap tells that is kept apart from it */
function personOf(told: string | undefined): Omit<WalkIn, 'id'> | null {
  if (told === undefined) return null
  const read = z.safeParse(WithPerson, JSON.parse(told))
  if (!read.success) return null
  const { name, email, organisation, fields = {} } = read.data.person
  return {
    name: storable(name),
    email: blankToNull(email)?.toLowerCase() ?? null,
    organisation: blankToNull(organisation),
    fields,
  }
}

function blankToNull(text: string | undefined): string | null {
  return storable(text?.trim()) || null
}
