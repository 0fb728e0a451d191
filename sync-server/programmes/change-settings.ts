import type { SettingsRequest } from '../../src/domain/api.ts'
import type { Context } from '../context.ts'
import { checkKnownRules } from '../credits/known-rules.ts'
import { audit } from '../db/audit.ts'
import type { DialectName } from '../db/dialect.ts'
import { lockImports } from '../db/imports.ts'
import { kiosksWithLogs } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import { changeProgramme, findProgramme, type ProgrammeAbout } from '../db/programmes.ts'
import { readSettings } from '../db/schedule.ts'
import { sessionsPage } from '../db/sessions.ts'
import { setStaffPin } from '../db/staff-pin.ts'
import { lockEvidence } from '../db/taps.ts'
import { plainValues } from '../history/plain-values.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { replace } from '../taps/replace.ts'
import { hashPin } from './hash-pin.ts'

interface Change {
  about?: ProgrammeAbout
  settings?: Omit<SettingsRequest, 'pin'>
  /** undefined: as it was; null: none from now on */
  pin?: string | null | undefined
}

const saltBytes = 16

/**
 * Changes what a programme is, its settings and its PIN: kiosks are told, the records are computed anew (rule
 * D5), the history names what changed, never the PIN.
 * @throws HttpProblem `not-found`; `invalid`
 */
export async function changeSettings(
  ctx: Context,
  by: string,
  programme: string,
  { about = {}, settings = {}, pin }: Change,
): Promise<void> {
  const { dialect } = ctx.database
  // before the transaction: deriving takes long
  const hashed = typeof pin === 'string' ? await hashPin(pin, ctx.random(saltBytes)) : pin
  await ctx.database.transact(async (tx) => {
    await checkAbout(tx, dialect, programme, about)
    await checkKnownRules(tx, settings.creditRules)
    await lockEvidence(tx, dialect)
    const before = await valuesOf(tx, programme)
    const changed = await changeProgramme(tx, dialect, programme, { about, settings }, ctx.clock())
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
      detail: {
        changed,
        before: plainValues(before, changed),
        after: plainValues(await valuesOf(tx, programme), changed),
      },
    })
  })
  ctx.live.tell({ type: 'programme', programme })
  reconcileSoon(ctx, programme)
}

async function valuesOf(tx: Tx, programme: string): Promise<Record<string, unknown>> {
  const row = await findProgramme(tx, programme)
  if (!row) return {}
  const { name, time_zone, starts_on, ends_on, settings } = row
  return { ...readSettings(settings), name, time_zone, starts_on, ends_on }
}

/** The zone of a programme with sessions stays: their times were typed in it. */
async function checkAbout(
  tx: Tx,
  dialect: DialectName,
  id: string,
  { timeZone, startsOn, endsOn }: ProgrammeAbout,
): Promise<void> {
  if (timeZone === undefined && startsOn === undefined && endsOn === undefined) return
  // else a session could come between the look and the act
  await lockImports(tx, dialect)
  const row = await findProgramme(tx, id)
  if (!row) return
  checkDays(
    startsOn === undefined ? row.starts_on : startsOn,
    endsOn === undefined ? row.ends_on : endsOn,
  )
  if (timeZone === undefined || timeZone === row.time_zone) return
  const [any] = await sessionsPage(tx, id, 1, null)
  if (!any) return
  throw new HttpProblem(
    'invalid',
    'timeZone: this programme has sessions, whose times were given in its zone. Start a new programme for another zone.',
  )
}

/** @throws HttpProblem `invalid` where the last day lies before the first */
export function checkDays(
  startsOn: string | null | undefined,
  endsOn: string | null | undefined,
): void {
  if (startsOn && endsOn && endsOn < startsOn) {
    throw new HttpProblem('invalid', 'endsOn: the last day lies before the first.')
  }
}
