import type { KyselyPlugin, PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely'
import { turn } from '../turn.ts'

const mostInARow = 8

/**
 * The embedded database answers at once, so that a long row of statements never lets anybody else
 * have a turn: after every few of them others do.
 */
export function breathing(): KyselyPlugin {
  let inARow = 0
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
      inARow++
      if (inARow >= mostInARow) {
        inARow = 0
        await turn()
      }
      return result
    },
  }
}
