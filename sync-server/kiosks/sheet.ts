import type { SheetAnswer, SheetCard, SheetRequest } from '../../src/domain/api-fleet.ts'
import type { Context } from '../context.ts'
import { addKiosk, roomOf } from '../db/kiosks.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'
import { printedLivesMs } from './codes.ts'
import { giveCode, needKiosk, needRoom, note, refuseForGood } from './manage.ts'

type Wanted = SheetRequest['kiosks'][number]

/**
 * A sheet of codes to print: new kiosks, and others that get a new code, all or none. Each code is
 * told this once and lives 24 hours (PROTOCOL section 1).
 * @throws HttpProblem `not-found`, `kiosk-revoked`
 */
export async function makeSheet(
  ctx: Context,
  programme: string,
  { kiosks }: SheetRequest,
  by: string,
): Promise<SheetAnswer> {
  const items = await ctx.database.transact(async (tx) => {
    const cards: SheetCard[] = []
    for (const wanted of kiosks) cards.push(await makeCard(tx, ctx, programme, wanted, by))
    return cards
  })
  ctx.live.tell({ type: 'kiosks', programme })
  return { items }
}

async function makeCard(
  tx: Tx,
  ctx: Context,
  programme: string,
  wanted: Wanted,
  by: string,
): Promise<SheetCard> {
  const kiosk =
    'kiosk' in wanted
      ? await known(tx, programme, wanted.kiosk)
      : await add(tx, ctx, programme, wanted)
  const isNew = !('kiosk' in wanted)
  const detail = isNew ? { programme, room: kiosk.room, printed: true } : { printed: true }
  const made = await giveCode(tx, ctx, kiosk.id, printedLivesMs)
  await note(tx, ctx, by, isNew ? 'kiosk-add' : 'kiosk-code', kiosk.id, detail)
  const room = await roomOf(tx, programme, kiosk.room)
  if (!room) throw new Error(`Kiosk ${kiosk.id} has no room`)
  return { ...made, name: kiosk.name, room }
}

interface Named {
  id: string
  name: string
  room: string
}

async function known(tx: Tx, programme: string, id: string): Promise<Named> {
  const kiosk = await needKiosk(tx, id)
  if (kiosk.programme !== programme) {
    throw new HttpProblem('not-found', 'There is no such kiosk in this programme.')
  }
  refuseForGood(kiosk)
  return kiosk
}

async function add(
  tx: Tx,
  ctx: Context,
  programme: string,
  { room, name }: { room: string; name: string },
): Promise<Named> {
  await needRoom(tx, programme, room)
  const id = ctx.newId()
  await addKiosk(tx, { id, programme, room, name, created_at: ctx.clock() })
  return { id, name, room }
}
