import type { PresenterChange } from '../../src/domain/api-presenters.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { lockImports } from '../db/imports.ts'
import type { Tx } from '../db/open.ts'
import { presenterNamed, setPresenter } from '../db/presenters.ts'
import { sessionsOf } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * Says how a presenter is reached.
 * @throws HttpProblem `not-found` where no session of the programme names them
 */
export async function savePresenter(
  ctx: Context,
  programme: string,
  { name, email, language }: PresenterChange,
  by: string,
): Promise<void> {
  const { dialect } = ctx.database
  await ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    await needName(tx, programme, name)
    const stored = await presenterNamed(tx, programme, name, ctx.newId())
    const after = { email, language: language === undefined ? stored.language : language }
    const changed = (['email', 'language'] as const).filter((key) => stored[key] !== after[key])
    if (changed.length === 0) return
    await setPresenter(tx, stored.id, after)
    const subject = `presenter:${stored.id}`
    const detail = { programme, changed }
    await audit(tx, dialect, { at: ctx.clock(), by, act: 'presenter-change', subject, detail })
  })
  ctx.live.tell({ type: 'programme', programme })
}

async function needName(tx: Tx, programme: string, name: string): Promise<void> {
  const all = await sessionsOf(tx, programme)
  if (all.some(({ values }) => values.presenters.includes(name))) return
  throw new HttpProblem('not-found', 'No session of this programme names such a presenter.')
}
