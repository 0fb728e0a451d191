import * as z from 'zod/mini'
import type { Pathway } from '../../src/domain/api-follow.ts'
import { PathwayContent } from '../../src/domain/pathway.ts'
import type { Db, Tx } from './open.ts'
import type { PathwaysTable } from './tables.ts'

export interface StoredPathway extends Pathway {
  programme: string
}

/** A programme's pathways by name, without those that were taken away. */
export async function pathwaysOf(db: Db | Tx, programme: string): Promise<StoredPathway[]> {
  const rows = await db
    .selectFrom('pathways')
    .selectAll()
    .where('programme', '=', programme)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(read)
}

export async function pathwayById(db: Db | Tx, id: string): Promise<StoredPathway | null> {
  const row = await db.selectFrom('pathways').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

function read(row: PathwaysTable): StoredPathway {
  const { id, programme, revision } = row
  const content = z.parse(PathwayContent, JSON.parse(row.content))
  return { id, programme, revision, removed: row.removed_at !== null, ...content }
}

export async function addPathway(
  tx: Tx,
  pathway: { id: string; programme: string; content: PathwayContent; now: number },
): Promise<void> {
  const { id, programme, content, now } = pathway
  await tx
    .insertInto('pathways')
    .values({
      ...{ id, programme, revision: 1, created_at: now, removed_at: null },
      content: JSON.stringify(content),
    })
    .execute()
}

/** Sets what a pathway is; its revision rises by one. @returns false: it is no longer at `revision` */
export async function setPathway(
  tx: Tx,
  id: string,
  {
    content,
    removedAt,
    revision,
  }: { content: PathwayContent; removedAt: number | null; revision: number },
): Promise<boolean> {
  const done = await tx
    .updateTable('pathways')
    .set({ content: JSON.stringify(content), removed_at: removedAt, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Sessions of a programme, by id, as they are named. */
export async function sessionNames(db: Db | Tx, programme: string) {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'title', 'code', 'start', 'cancelled'])
    .where('programme', '=', programme)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
