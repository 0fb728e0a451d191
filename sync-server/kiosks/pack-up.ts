import type { Context } from '../context.ts'
import { addPackedUp } from '../db/reporting-kiosks.ts'
import { HttpProblem } from '../http/problem.ts'
import { closeProgramme } from '../jobs/closings.ts'
import { needKiosk, note } from './manage.ts'

/**
 * Staff say that a kiosk takes no more taps since `at`, so that sessions need not wait for it (rule W1).
 * It stands until taken back, or until a tap of a later time comes.
 * @throws HttpProblem `not-found`; `invalid` for a time to come
 */
export async function packUp(
  ctx: Context,
  id: string,
  at: number | undefined,
  by: string,
): Promise<{ kiosk: string; packedUpAt: number }> {
  const now = ctx.clock()
  const packedUpAt = at ?? now
  if (packedUpAt > now) {
    throw new HttpProblem('invalid', 'at: lies in the future. Say it once the kiosk is packed up.')
  }
  await append(ctx, id, packedUpAt, by, 'kiosk-packed-up')
  return { kiosk: id, packedUpAt }
}

/** Takes that back; nothing that followed from it is undone. */
export async function unpack(
  ctx: Context,
  id: string,
  by: string,
): Promise<{ kiosk: string; packedUpAt: null }> {
  await append(ctx, id, null, by, 'kiosk-in-use')
  return { kiosk: id, packedUpAt: null }
}

async function append(
  ctx: Context,
  id: string,
  packedAt: number | null,
  by: string,
  act: string,
): Promise<void> {
  const programme = await ctx.database.transact(async (tx) => {
    const kiosk = await needKiosk(tx, id)
    await addPackedUp(tx, { kiosk: id, packed_at: packedAt, by, at: ctx.clock() })
    await note(tx, ctx, by, act, id, { at: packedAt })
    return kiosk.programme
  })
  ctx.live.tell({ type: 'kiosks', programme })
  if (packedAt !== null) await closeProgramme(ctx, programme)
}
