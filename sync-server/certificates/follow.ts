import { compareEarned, earnedOf, outcomeOf } from '../../src/domain/certificate-change.ts'
import { audit } from '../db/audit.ts'
import {
  actsOf,
  addVersion,
  type CertificateAct,
  type CertificateRow,
  type CertificateVersion,
  newestVersions,
  readEarned,
  setState,
  standingOf,
  wholeOfCompleted,
} from '../db/certificates.ts'
import { endsOf, mergedInto } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import type { ChangedCompletion, FollowContext } from '../follow/followers.ts'
import { canonical } from '../taps/canonical.ts'
import { type Gathered, gather } from './gather.ts'
import { type CertificateWorld, loadWorld, templateFor } from './world.ts'

/**
 * Lets issued certificates follow completions that changed (rule V2), in the same transaction: raised, a new
 * version stands under the same code; lowered, the certificate stands under review.
 */
export async function followCertificates(
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  changed: readonly ChangedCompletion[],
): Promise<void> {
  const attendees = new Set(changed.map(({ attendee }) => attendee))
  const merged = await mergedInto(tx, attendees)
  const standing = await standingOf(tx, programme, [...attendees, ...merged.keys()])
  const sessions = new Set(changed.map(({ session }) => session))
  await followAll(
    tx,
    ctx,
    programme,
    standing.filter(({ session }) => session === null || sessions.has(session)),
  )
}

/** The same for certificates that may not follow any more, whatever changed. */
export async function followAll(
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  rows: readonly CertificateRow[],
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  const ends = await endsOf(
    tx,
    rows.map(({ attendee }) => attendee),
  )
  const world = await loadWorld(tx, programme)
  const versions = await newestVersions(tx, ids)
  const acts = Map.groupBy(await actsOf(tx, ids), ({ certificate }) => certificate)
  const notes: Noted[] = []
  for (const row of rows) {
    const newest = versions.get(row.id)
    if (!newest) continue
    const person = ends.get(row.attendee) ?? row.attendee
    const noted = await followOne(tx, ctx, world, { row, newest, person, acts: acts.get(row.id) })
    if (noted) notes.push(noted)
  }
  for (const { act, id, detail } of notes) {
    const subject = `certificate:${id}`
    const one = { at: ctx.clock(), by: 'system', act, subject, detail }
    await audit(tx, ctx.database.dialect, one)
  }
}

interface Noted {
  act: 'certificate-supersede' | 'certificate-review' | 'certificate-stands'
  id: string
  detail: Record<string, unknown>
}

interface Followed {
  row: CertificateRow
  newest: CertificateVersion
  /** whom the attendee counts for */
  person: string
  acts: readonly CertificateAct[] | undefined
}

async function followOne(
  tx: Tx,
  ctx: FollowContext,
  world: CertificateWorld,
  { row, newest, person, acts = [] }: Followed,
): Promise<Noted | null> {
  const about = await findPerson(tx, person)
  const template = templateFor(world, row.session)?.content ?? newest.content.template
  const asked = { session: row.session, attendee: person, language: about?.language ?? null }
  const gathered = await gather(tx, world, asked, template)
  const kept = acts.findLast(({ act, version }) => act === 'kept' && version === row.version)
  const issued = earnedOf(newest.content)
  // as it was printed: whether the time stands on it is not what changed
  const now = gathered && earnedOf({ ...gathered.content, template: newest.content.template })
  const outcome = outcomeOf({ issued, ...(kept && { kept: kept.against }) }, now)
  const detail = { attendee: row.attendee, session: row.session }
  if (outcome === 'supersede' && gathered) {
    const name = about?.name || null
    const version = await supersede(tx, ctx, row, { ...gathered, participant: name })
    return { act: 'certificate-supersede', id: row.id, detail: { ...detail, version } }
  }
  if (outcome === 'review') {
    const amounts = now && canonical(now)
    if (row.state === 'review' && amounts === (row.now && canonical(readEarned(row.now)))) {
      return null
    }
    await setState(tx, row.id, { state: 'review', kept: 0, now: amounts }, ctx.clock())
    return { act: 'certificate-review', id: row.id, detail: { ...detail, version: row.version } }
  }
  const less = compareEarned(issued, now) === 'same' ? 0 : 1
  if (row.state === 'valid' && row.kept === less) return null
  await setState(tx, row.id, { state: 'valid', kept: less, now: null }, ctx.clock())
  if (row.state === 'valid') return null
  return { act: 'certificate-stands', id: row.id, detail: { ...detail, version: row.version } }
}

async function supersede(
  tx: Tx,
  ctx: FollowContext,
  row: CertificateRow,
  { content, madeFrom, participant }: Gathered & { participant: string | null },
): Promise<number> {
  const version = row.version + 1
  await addVersion(tx, {
    certificate: row.id,
    version,
    participant,
    content: canonical(content),
    made_from: JSON.stringify(madeFrom),
    issued_at: ctx.clock(),
    by: 'system',
  })
  return version
}

/**
 * A session was closed: where certificates wait for that, it counts from now on in those for the whole
 * programme. Those of whom nobody marked Attended before follow their completions.
 */
export async function followClosing(
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  session: string,
): Promise<void> {
  await followAll(tx, ctx, programme, await wholeOfCompleted(tx, programme, session))
}
