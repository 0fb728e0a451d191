import type { ConfirmLinkMade, ConfirmLinkRequest } from '../../src/domain/api-presenters.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { findLink } from '../db/links.ts'
import type { Tx } from '../db/open.ts'
import { confirmLinks, presenterNamed } from '../db/presenters.ts'
import { type StoredSession, sessionById } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'
import { linkAddress } from '../links/address.ts'
import { linkFor, revokeLink } from '../links/links.ts'
import { queueMail } from '../mail/queue.ts'

/** A link opens its list until so long after the session's end, ms. */
const opensForMs = 14 * 86_400_000

/**
 * The link by which a presenter of a session confirms its list: the same each time, until it is revoked.
 * @throws HttpProblem `not-found`; `invalid` where the session doesn't name them, or no address is known
 */
export async function makeConfirmLink(
  ctx: Context,
  id: string,
  { presenter: name, send = false }: ConfirmLinkRequest,
  by: string,
): Promise<ConfirmLinkMade> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  return ctx.database.transact(async (tx) => {
    const session = await needPresented(tx, id, name)
    const { programme, values } = session
    const presenter = await presenterNamed(tx, programme, name, ctx.newId())
    const { email, language } = presenter
    if (send && email === null) throw noAddress()
    const stood = (await confirmLinks(tx, { programme, session: id }, at)).some(
      (link) => link.presenter === presenter.id,
    )
    const ends = values.actualEnd ?? values.end
    const expiresAt = Math.max(at, ends) + opensForMs
    const whose = { kind: 'confirm' as const, session: id, presenter: presenter.id, expiresAt }
    const text = await linkFor(tx, ctx, { ...whose, programme })
    const link = text.split('.')[0] ?? ''
    if (send && email !== null) {
      await queueMail(tx, ctx, {
        // asked for again it is sent again, but not for a second click
        key: `confirm-link ${link} ${Math.floor(at / 60_000)}`,
        ...{ programme, template: 'confirm-link', address: email, language, link: whose },
        values: { name, session: values.title, start: values.start },
      })
    }
    if (send || !stood) {
      const detail = { presenter: presenter.id, link, sent: send }
      const act = send ? 'confirm-link-send' : 'confirm-link-add'
      await audit(tx, dialect, { at, by, act, subject: `session:${id}`, detail })
    }
    return { id: link, address: linkAddress(ctx, 'confirm', text), expiresAt, mailed: send }
  })
}

/** Ends a presenter's link for good. @throws HttpProblem `not-found` */
export async function endConfirmLink(
  ctx: Context,
  id: string,
  by: string,
): Promise<{ id: string }> {
  const { dialect } = ctx.database
  await ctx.database.transact(async (tx) => {
    const link = await findLink(tx, id)
    if (link?.kind !== 'confirm' || !(await revokeLink(tx, ctx, id))) throw noLink()
    const detail = { presenter: link.presenter, link: id }
    const subject = `session:${link.session ?? ''}`
    await audit(tx, dialect, { at: ctx.clock(), by, act: 'confirm-link-end', subject, detail })
  })
  return { id }
}

async function needPresented(tx: Tx, id: string, name: string): Promise<StoredSession> {
  const session = await sessionById(tx, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  if (session.values.cancelled) {
    throw new HttpProblem('invalid', 'This session is cancelled: there is no list to confirm.')
  }
  if (session.values.presenters.includes(name)) return session
  throw new HttpProblem('invalid', 'presenter: This session names no such presenter.')
}

const noAddress = () =>
  new HttpProblem('invalid', 'No e-mail address is known of this presenter. Nothing was sent.')
const noLink = () =>
  new HttpProblem('not-found', 'There is no such link. It may be revoked already.')
