import type { Pathway, PathwayChange } from '../../src/domain/api-follow.ts'
import { type PathwayContent, pathwayProblem } from '../../src/domain/pathway.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import type { Db, Tx } from '../db/open.ts'
import {
  addPathway,
  pathwayById,
  type StoredPathway,
  sessionNames,
  setPathway,
} from '../db/pathways.ts'
import { HttpProblem } from '../http/problem.ts'
import { unknownSessions } from './progress.ts'

/** Adds a pathway to a programme. @throws HttpProblem `invalid` */
export async function newPathway(
  ctx: Context,
  programme: string,
  content: PathwayContent,
  by: string,
): Promise<Pathway> {
  return ctx.database.transact((tx) => newPathwayIn(tx, ctx, programme, content, by))
}

/** The same within a transaction that does more. */
export async function newPathwayIn(
  tx: Tx,
  ctx: Context,
  programme: string,
  content: PathwayContent,
  by: string,
): Promise<Pathway> {
  const id = ctx.newId()
  const now = ctx.clock()
  await checkContent(tx, programme, content)
  await addPathway(tx, { id, programme, content, now })
  const detail = { programme, steps: content.steps.length }
  const subject = `pathway:${id}`
  await audit(tx, ctx.database.dialect, { at: now, by, act: 'pathway-add', subject, detail })
  return show(await needPathway(tx, id))
}

/**
 * Changes a pathway, takes it away or brings it back. Everybody's progress follows by itself.
 * @throws HttpProblem `not-found`; `stale` with the pathway as it stands; `invalid`
 */
export async function changePathway(
  ctx: Context,
  id: string,
  { revision, removed, ...fields }: PathwayChange,
  by: string,
): Promise<Pathway> {
  const now = ctx.clock()
  return ctx.database.transact(async (tx) => {
    const stored = await needPathway(tx, id)
    if (revision !== undefined && revision !== stored.revision) throw stale(stored)
    const { programme } = stored
    const before: PathwayContent = contentOf(stored)
    const content: PathwayContent = { ...before, ...given(fields) }
    const after = removed ?? stored.removed
    const changed = [
      ...(Object.keys(content) as (keyof PathwayContent)[]).filter(
        (key) => JSON.stringify(content[key]) !== JSON.stringify(before[key]),
      ),
      ...(after === stored.removed ? [] : ['removed' as const]),
    ]
    if (changed.length === 0) return show(stored)
    // one may be taken away, or brought back, whatever became of its sessions
    if (changed.some((key) => key !== 'removed')) await checkContent(tx, programme, content)
    const removedAt = after ? now : null
    const set = { content, removedAt, revision: stored.revision }
    if (!(await setPathway(tx, id, set))) throw stale(await needPathway(tx, id))
    const act =
      after === stored.removed ? 'pathway-change' : after ? 'pathway-remove' : 'pathway-restore'
    const detail = { programme, changed }
    await audit(tx, ctx.database.dialect, { at: now, by, act, subject: `pathway:${id}`, detail })
    return show(await needPathway(tx, id))
  })
}

/** @throws HttpProblem `not-found` */
export async function needPathway(db: Db | Tx, id: string): Promise<StoredPathway> {
  const pathway = await pathwayById(db, id)
  if (!pathway) throw new HttpProblem('not-found', 'There is no such pathway.')
  return pathway
}

async function checkContent(tx: Tx, programme: string, content: PathwayContent): Promise<void> {
  const problem = pathwayProblem(content)
  if (problem) throw new HttpProblem('invalid', problem)
  const unknown = unknownSessions(content, await sessionNames(tx, programme))
  if (unknown.length > 0) {
    throw new HttpProblem(
      'invalid',
      `steps: ${unknown.length} of the sessions are not in this programme. Nothing was stored.`,
    )
  }
}

const contentOf = ({ name, description, inOrder, steps }: StoredPathway): PathwayContent => ({
  ...{ name, description, inOrder, steps },
})

const show = ({ programme: _, ...pathway }: StoredPathway): Pathway => pathway

function given<T extends object>(fields: T) {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function stale(stored: StoredPathway): HttpProblem {
  return new HttpProblem(
    'stale',
    'Someone else changed this pathway meanwhile. Nothing was stored; look at it as it is now and change it again.',
    { current: show(stored) },
  )
}
