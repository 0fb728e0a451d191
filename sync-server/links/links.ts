import { createHmac, timingSafeEqual } from 'node:crypto'
import { base64url } from '../../src/domain/base64url.ts'
import type { Context } from '../context.ts'
import { findLink, type LinkSubject, revokeLinkRow, standingLink } from '../db/links.ts'
import type { LinkKind } from '../db/mail-tables.ts'
import { endsOf } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'

export type { LinkKind } from '../db/mail-tables.ts'

/** What a personal link opens, and for whom. */
export interface Link extends LinkSubject {
  id: string
}

type Around = Pick<Context, 'clock' | 'random' | 'linkSecret'>

/** Whom and what a link is for; it ends at `expiresAt`, ms UTC [never]. */
export type LinkWanted = Pick<LinkSubject, 'kind' | 'programme'> &
  Partial<LinkSubject> & { expiresAt?: number | null }

/**
 * The secret text of the standing link of this subject: the same each time, until it is revoked. The
 * last call says when it ends.
 */
export async function linkFor(tx: Tx, ctx: Around, wanted: LinkWanted): Promise<string> {
  const { kind, programme, attendee = null, session = null, presenter = null } = wanted
  const subject: LinkSubject = { kind, programme, attendee, session, presenter }
  const id = await standingLink(tx, subject, {
    id: base64url(ctx.random(16)),
    at: ctx.clock(),
    expiresAt: wanted.expiresAt ?? null,
  })
  return linkText(ctx, id)
}

/** The secret text of a link that stands. */
export function linkText(ctx: Pick<Context, 'linkSecret'>, id: string): string {
  return `${id}.${macOf(ctx, id).toString('base64url')}`
}

/**
 * What the text of a link opens. Whoever was merged stands as the person they count for.
 * @returns null where it is unknown, of another kind, expired or revoked: all alike
 */
export async function openLink(
  ctx: Pick<Context, 'database' | 'clock' | 'linkSecret'>,
  text: string,
  kind: LinkKind,
): Promise<Link | null> {
  const [, id = '', mac = ''] = /^([\w-]{22})\.([\w-]{43})$/.exec(text) ?? []
  const given = Buffer.from(mac, 'base64url')
  const right = macOf(ctx, id)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const { db } = ctx.database
  const row = await findLink(db, id)
  if (!row || row.kind !== kind || row.revoked_at !== null) return null
  if (row.expires_at !== null && row.expires_at <= ctx.clock()) return null
  const { programme, session, presenter } = row
  if (row.attendee === null) return { id, kind, programme, attendee: null, session, presenter }
  const attendee = (await endsOf(db, [row.attendee])).get(row.attendee)
  return attendee === undefined ? null : { id, kind, programme, attendee, session, presenter }
}

/** Ends a link for good: the next one of its subject is another. */
export async function revokeLink(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  id: string,
): Promise<boolean> {
  return revokeLinkRow(tx, id, ctx.clock())
}

function macOf({ linkSecret }: Pick<Context, 'linkSecret'>, id: string): Buffer {
  return createHmac('sha256', linkSecret).update(`link ${id}`).digest()
}
