import type { Context } from '../context.ts'
import {
  automaticProgrammes,
  certificateSettings,
  type StoredCertificateSettings,
} from '../db/certificate-designs.ts'
import { withoutCertificate } from '../db/certificate-runs.ts'
import { standingOf } from '../db/certificates.ts'
import { lockRecords } from '../db/dirty.ts'
import type { WhenAnswered } from '../surveys/answered.ts'
import { followAll } from './follow.ts'
import { issueTo } from './issue.ts'

const atOnce = 25
/** So long somebody who got none is not looked at again: a survey may be answered, a template made. */
const restMs = 5 * 60_000

/** Until when each session and attendee rest, by database. */
const resting = new WeakMap<Context['database'], Map<string, number>>()
const keyOf = (one: { session: string; attendee: string }) => `${one.session} ${one.attendee}`

/**
 * Issues to all who completed and never had a certificate, in programmes that want that done by itself.
 * What is due follows from the database alone, so that nothing is forgotten by a restart.
 * @returns how many were issued
 */
export async function issueAutomatically(ctx: Context): Promise<number> {
  let count = 0
  for (const programme of await automaticProgrammes(ctx.database.db)) {
    const settings = await certificateSettings(ctx.database.db, programme)
    count += await issueProgramme(ctx, programme, settings)
  }
  return count
}

async function issueProgramme(
  ctx: Context,
  programme: string,
  { wait, mail }: StoredCertificateSettings,
): Promise<number> {
  const rests = restsOf(ctx)
  let count = 0
  let after: [string, string] | null = null
  for (;;) {
    const found: { session: string; attendee: string }[] = await withoutCertificate(
      ctx.database.db,
      programme,
      { wait, limit: 200, after },
    )
    const due = found.filter((one) => (rests.get(keyOf(one)) ?? 0) <= ctx.clock())
    for (const [session, people] of Map.groupBy(due, (one) => one.session)) {
      const attendees = people.map(({ attendee }) => attendee)
      for (let from = 0; from < attendees.length; from += atOnce) {
        const part = attendees.slice(from, from + atOnce)
        count += await issueSome(ctx, { programme, session, attendees: part, mail })
      }
    }
    const last = found.at(-1)
    if (!last || found.length < 200) break
    after = [last.session, last.attendee]
  }
  if (count > 0) ctx.live.tell({ type: 'programme', programme })
  return count
}

async function issueSome(
  ctx: Context,
  wanted: { programme: string; session: string; attendees: string[]; mail: boolean },
): Promise<number> {
  const { issued, skipped } = await ctx.database.transact(async (tx) => {
    await lockRecords(tx, ctx.database.dialect, wanted.programme)
    return issueTo(tx, ctx, { ...wanted, by: 'system' })
  })
  const rests = restsOf(ctx)
  for (const attendee of skipped.keys()) {
    rests.set(keyOf({ session: wanted.session, attendee }), ctx.clock() + restMs)
  }
  return issued.length
}

/** Who waited for a survey is looked at again the next time: it was answered. */
export const lookAgain: WhenAnswered = async (tx, ctx, programme, whom) => {
  restsOf(ctx).delete(keyOf(whom))
  // the session counts from now on in a certificate for the whole programme
  const theirs = await standingOf(tx, programme, [whom.attendee])
  await followAll(
    tx,
    ctx,
    programme,
    theirs.filter(({ session }) => session === null),
  )
}

function restsOf(ctx: Pick<Context, 'database' | 'clock'>): Map<string, number> {
  const known = resting.get(ctx.database) ?? new Map<string, number>()
  resting.set(ctx.database, known)
  for (const [key, until] of known) if (until <= ctx.clock()) known.delete(key)
  return known
}
