import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Context } from '../../sync-server/context.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import type { TestServer } from './server.ts'

/** The stored records are what the evidence gives anew. */
export const holds = async (ctx: Context) => {
  await settle(ctx)
  expect(await rebuild(ctx)).toMatchObject({ differences: [], tapDifferences: [] })
}

/** How many rows a table has. */
export const rowsIn = async ({ ctx }: TestServer, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
    ctx.database.db,
  )
  return Number(rows[0]?.n)
}
