import PDFDocument from 'pdfkit'
import type { BadgesPrepared } from '../../src/domain/api-people.ts'
import type { Context } from '../context.ts'
import { freeRoster, rosterByIds, type StoredAttendee, saveRoster } from '../db/attendees.ts'
import { audit } from '../db/audit.ts'
import { noteChanges } from '../db/changes.ts'
import { lockImports } from '../db/imports.ts'
import type { Db } from '../db/open.ts'
import { type RosterFilter, rosterIds } from '../db/roster-list.ts'
import { parts } from '../db/taps.ts'
import { type Badge, badgesPerPage } from '../pdf/badges.ts'
import { createTypesetter } from '../pdf/text.ts'

/** Letters that every keyboard layout has in the same place or that a scanner types alike: no vowels, so no words. */
const alphabet = 'BCDFGHJKLNPRSTVX'
const letters = 20

/** A badge's code, 80 bits: nobody guesses another's. */
export function drawBadgeCode(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(letters), (byte) => alphabet[byte % alphabet.length]).join('')
}

/** Whose badges: these, or whom a filter of the roster leaves. */
export type Whose = { ids: readonly string[] } | { filter: RosterFilter }

const idsOf = async (db: Db, programme: string, whose: Whose): Promise<readonly string[]> =>
  'ids' in whose ? whose.ids : rosterIds(db, programme, whose.filter)

const mostNamed = 100

/**
 * Gives everybody of these who has no badge a code, and tells whose names no font can print.
 * Kiosks know the new badges at their next contact.
 */
export async function prepareBadges(
  ctx: Context,
  programme: string,
  whose: Whose,
  by: string,
): Promise<BadgesPrepared> {
  const ids = await idsOf(ctx.database.db, programme, whose)
  let made = 0
  for (const part of parts(ids)) made += await giveCodes(ctx, programme, part, by)
  if (made > 0) ctx.live.tell({ type: 'programme', programme })
  const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
  const unprintable: BadgesPrepared['unprintable'] = []
  let badges = 0
  for await (const people of inOrder(ctx.database.db, programme, ids)) {
    badges += people.length
    for (const { id, values } of people) {
      const scripts = type.missing(values.name)
      if (scripts.length > 0) unprintable.push({ id, name: values.name, scripts })
    }
  }
  return {
    badges,
    pages: Math.ceil(badges / badgesPerPage),
    made,
    unprintable: unprintable.slice(0, mostNamed),
    unprintableTotal: unprintable.length,
  }
}

async function giveCodes(
  ctx: Context,
  programme: string,
  ids: readonly string[],
  by: string,
): Promise<number> {
  const { dialect } = ctx.database
  const at = ctx.clock()
  return ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    const without = (await rosterByIds(tx, programme, ids)).filter(
      ({ values }) => values.badges.length === 0,
    )
    if (without.length === 0) return 0
    const given = without.map(({ id, values }) => ({
      id,
      values: { ...values, badges: [drawBadgeCode(ctx.random)] },
    }))
    await freeRoster(
      tx,
      programme,
      given.map(({ id }) => id),
    )
    await saveRoster(tx, programme, given, at)
    const changes = given.map(({ id }) => ({ type: 'attendee' as const, id }))
    await noteChanges(tx, dialect, programme, changes)
    const detail = { attendees: given.map(({ id }) => id) }
    await audit(tx, dialect, {
      at,
      by,
      act: 'badges-make',
      subject: `programme:${programme}`,
      detail,
    })
    return given.length
  })
}

/** What stands on these people's badges, in parts. */
export async function* badgesOf(
  db: Db,
  programme: string,
  whose: Whose,
): AsyncGenerator<Badge[], void, void> {
  for await (const people of inOrder(db, programme, await idsOf(db, programme, whose))) {
    yield people.map(({ values }) => ({
      name: values.name,
      organisation: values.organisation,
      code: values.badges[0] ?? null,
    }))
  }
}

async function* inOrder(
  db: Db,
  programme: string,
  ids: readonly string[],
): AsyncGenerator<StoredAttendee[], void, void> {
  for (const part of parts(ids, 200)) {
    const people = new Map((await rosterByIds(db, programme, part)).map((one) => [one.id, one]))
    yield part.flatMap((id) => people.get(id) ?? [])
  }
}
