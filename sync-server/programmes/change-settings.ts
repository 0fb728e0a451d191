import type { SettingsRequest } from '../../src/domain/api.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { kiosksWithLogs } from '../db/logs.ts'
import { changeProgramme } from '../db/programmes.ts'
import { setStaffPin } from '../db/staff-pin.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { replace } from '../kiosks/release.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { hashPin } from './hash-pin.ts'

interface Change {
  name?: string | undefined
  settings?: Omit<SettingsRequest, 'pin'>
  /** undefined: as it was; null: none from now on */
  pin?: string | null | undefined
}

const saltBytes = 16

/**
 * Changes a programme's name, settings and PIN: kiosks are told, the records are computed anew (rule
 * D5), the history names what changed, never the PIN.
 * @throws HttpProblem `not-found`
 */
export async function changeSettings(
  ctx: Context,
  by: string,
  programme: string,
  { name, settings = {}, pin }: Change,
): Promise<void> {
  const { dialect } = ctx.database
  // before the transaction: deriving takes long
  const hashed = typeof pin === 'string' ? await hashPin(pin, ctx.random(saltBytes)) : pin
  await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, dialect)
    const changed = await changeProgramme(tx, dialect, programme, { name, settings }, ctx.clock())
    if (!changed) throw new HttpProblem('not-found', 'There is no such programme.')
    if (changed.includes('confidenceMs')) {
      await replace(tx, ctx, programme, new Set(await kiosksWithLogs(tx, programme)))
    }
    if (hashed !== undefined) {
      await setStaffPin(tx, dialect, programme, hashed)
      changed.push('pin')
    }
    if (changed.length === 0) return
    await audit(tx, dialect, {
      at: ctx.clock(),
      by,
      act: 'programme-change',
      subject: `programme:${programme}`,
      detail: { changed },
    })
  })
  ctx.live.tell({ type: 'programme', programme })
  reconcileSoon(ctx, programme)
}
