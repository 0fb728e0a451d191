import type { KioskCode } from '../../src/domain/api.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { addKioskCode, endKioskCodes } from '../db/kiosk-codes.ts'
import {
  addKiosk,
  addKioskRoom,
  changeKiosk,
  findKiosk,
  programmeOf,
  roomOf,
} from '../db/kiosks.ts'
import type { Tx } from '../db/open.ts'
import type { KiosksTable } from '../db/tables.ts'
import { HttpProblem } from '../http/problem.ts'
import { codeHash, codeLivesMs, drawCode } from './codes.ts'

/** Makes a kiosk of a room that waits for its tablet, with a first code. */
export async function makeKiosk(
  ctx: Context,
  wanted: { programme: string; room: string; name: string },
  by: string,
): Promise<KioskCode> {
  const made = await ctx.database.transact(async (tx) => {
    if (!(await programmeOf(tx, wanted.programme))) {
      throw new HttpProblem('not-found', 'There is no such programme.')
    }
    await needRoom(tx, wanted.programme, wanted.room)
    const id = ctx.newId()
    await addKiosk(tx, { id, ...wanted, created_at: ctx.clock() })
    await note(tx, ctx, by, 'kiosk-add', id, { programme: wanted.programme, room: wanted.room })
    return giveCode(tx, ctx, id)
  })
  ctx.live.tell({ type: 'kiosks', programme: wanted.programme })
  return made
}

/** A new code for a kiosk, for its first tablet or the next; the code before it ends. */
export async function renewCode(ctx: Context, id: string, by: string): Promise<KioskCode> {
  return ctx.database.transact(async (tx) => {
    refuseForGood(await needKiosk(tx, id))
    await note(tx, ctx, by, 'kiosk-code', id, {})
    return giveCode(tx, ctx, id)
  })
}

/** @throws HttpProblem `kiosk-revoked`: it gets no code any more */
export function refuseForGood({ revoked_at }: KiosksTable): void {
  if (revoked_at === null) return
  throw new HttpProblem(
    'kiosk-revoked',
    'This kiosk was revoked for good. Add a new one for the room, and pair the tablet as that.',
  )
}

/** Moves a kiosk to another room of its programme, or renames it. */
export async function editKiosk(
  ctx: Context,
  id: string,
  change: { room?: string | undefined; name?: string | undefined },
  by: string,
): Promise<void> {
  const programme = await ctx.database.transact(async (tx) => {
    const kiosk = await needKiosk(tx, id)
    if (change.room !== undefined) await needRoom(tx, kiosk.programme, change.room)
    const { room = kiosk.room, name = kiosk.name } = change
    if (room === kiosk.room && name === kiosk.name) return kiosk.programme
    await changeKiosk(tx, id, { room, name })
    if (room !== kiosk.room) await addKioskRoom(tx, { kiosk: id, room, since: ctx.clock() })
    await note(tx, ctx, by, 'kiosk-edit', id, { from: kiosk.room, room })
    return kiosk.programme
  })
  ctx.live.tell({ type: 'kiosks', programme })
}

/** From now on what the kiosk sends is kept but doesn't count, and it gets no roster. */
export async function revokeKiosk(ctx: Context, id: string, by: string): Promise<void> {
  const programme = await ctx.database.transact(async (tx) => {
    const kiosk = await needKiosk(tx, id)
    if (kiosk.revoked_at !== null) return kiosk.programme
    await changeKiosk(tx, id, { revoked_at: ctx.clock() })
    await endKioskCodes(tx, id, ctx.clock())
    await note(tx, ctx, by, 'kiosk-revoke', id, {})
    return kiosk.programme
  })
  ctx.live.tell({ type: 'kiosks', programme })
}

/** @throws HttpProblem `not-found` */
export async function needKiosk(tx: Tx, id: string): Promise<KiosksTable> {
  const kiosk = await findKiosk(tx, id)
  if (!kiosk) throw new HttpProblem('not-found', 'There is no such kiosk.')
  return kiosk
}

/** Adds to the history what was done to a kiosk. */
export async function note(
  tx: Tx,
  ctx: Context,
  by: string,
  act: string,
  id: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const at = ctx.clock()
  await audit(tx, ctx.database.dialect, { at, by, act, subject: `kiosk:${id}`, detail })
}

/** @throws HttpProblem `not-found` where the programme has no such room */
export async function needRoom(tx: Tx, programme: string, room: string): Promise<void> {
  if (await roomOf(tx, programme, room)) return
  throw new HttpProblem('not-found', 'There is no such room in this programme.')
}

/** A new code that lives so long, ms; the code before it ends. */
export async function giveCode(
  tx: Tx,
  ctx: Context,
  id: string,
  livesMs = codeLivesMs,
): Promise<KioskCode> {
  const now = ctx.clock()
  const expiresAt = now + livesMs
  const code = drawCode(ctx.random)
  await addKioskCode(tx, { hash: codeHash(code), kiosk: id, expiresAt, now })
  return { id, code, expiresAt }
}
