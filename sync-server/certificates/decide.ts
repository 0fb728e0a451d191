import { earnedOf } from '../../src/domain/certificate-change.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  addAct,
  type CertificateRow,
  certificateById,
  readEarned,
  setState,
  versionsOf,
} from '../db/certificates.ts'
import { lockRecords } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'

/** A person's decision on the version that they looked at, and why. */
export interface Decision {
  act: 'kept' | 'revoked'
  version: number
  reason: string
}

/**
 * Decides what becomes of a certificate (rule V2): one under review is kept as it stands; any may be
 * revoked, for good.
 * @throws HttpProblem `not-found`; `stale` where another version stands by now; `invalid` where there is
 * nothing to decide
 */
export async function decide(
  ctx: Context,
  id: string,
  { act, version, reason }: Decision,
  by: string,
): Promise<CertificateRow> {
  const at = ctx.clock()
  const row = await ctx.database.transact(async (tx) => {
    const found = await certificateById(tx, id)
    if (!found) throw new HttpProblem('not-found', 'There is no such certificate.')
    await lockRecords(tx, ctx.database.dialect, found.programme)
    const now = (await certificateById(tx, id)) ?? found
    refuse(now, act, version)
    const against = await follows(tx, now)
    await addAct(tx, { certificate: id, version, act, reason, against, by, at })
    const state = act === 'kept' ? ('valid' as const) : ('revoked' as const)
    await setState(tx, id, { state, kept: act === 'kept' ? 1 : 0, now: null }, at)
    const detail = { attendee: now.attendee, session: now.session, version, reason }
    const name = act === 'kept' ? 'certificate-keep' : 'certificate-revoke'
    const subject = `certificate:${id}`
    await audit(tx, ctx.database.dialect, { at, by, act: name, subject, detail })
    return (await certificateById(tx, id)) ?? now
  })
  ctx.live.tell({ type: 'programme', programme: row.programme })
  return row
}

function refuse(row: CertificateRow, act: Decision['act'], version: number): void {
  if (row.state === 'revoked') {
    throw new HttpProblem('invalid', 'This certificate is revoked already. Nothing was changed.')
  }
  if (row.version !== version) {
    throw new HttpProblem(
      'stale',
      'A newer version of this certificate was made meanwhile. Look at it first; nothing was changed.',
    )
  }
  if (act === 'kept' && row.state !== 'review') {
    throw new HttpProblem(
      'invalid',
      'This certificate is not under review: there is nothing to decide. Nothing was changed.',
    )
  }
}

/** The amounts that follow at this moment: those of the review, else as issued. */
async function follows(tx: Tx, row: CertificateRow) {
  if (row.state === 'review') return readEarned(row.now)
  const [newest] = await versionsOf(tx, row.id)
  return newest ? earnedOf(newest.content) : null
}
