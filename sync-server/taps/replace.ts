import type { Context } from '../context.ts'
import { markDirty } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { updateTaps } from '../db/taps.ts'
import { reestimate } from './estimates.ts'
import { rejudge } from './unpark.ts'

/** Places kiosks' taps in time anew and stores what moved. */
export async function replace(
  tx: Tx,
  ctx: Context,
  programme: string,
  kiosks: ReadonlySet<string>,
): Promise<string[]> {
  const touched = new Set<string>()
  for (const kiosk of kiosks) {
    const { unsure, moved } = await reestimate(tx, programme, kiosk, 'everything')
    await updateTaps(tx, [...moved, ...unsure])
    for (const { who } of [...moved, ...unsure]) if (who !== null) touched.add(who)
    for (const who of await rejudge(tx, ctx, programme, unsure)) touched.add(who)
  }
  await markDirty(tx, programme, touched, ctx.clock())
  return [...touched]
}
