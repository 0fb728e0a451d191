import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { HistoryRow } from '../../src/domain/api-history.ts'
import type { TestServer } from './server.ts'

const Rows = Page(HistoryRow)

/** A page of the history as the API gives it, the newest row first. */
export async function readHistory(
  server: TestServer,
  query = '',
  path = '/programmes/p/history',
): Promise<z.infer<typeof Rows>> {
  const answer = await server.request('GET', `/api/v1${path}?${query}`, {
    token: server.adminToken,
  })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return z.parse(Rows, await answer.json())
}

/** What was done, in words. */
export const whatHappened = async (
  server: TestServer,
  query = '',
  path?: string,
): Promise<string[]> => (await readHistory(server, query, path)).items.map(({ what }) => what)
