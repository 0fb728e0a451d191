import { setImmediate } from 'node:timers/promises'
import type { KyselyPlugin, PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely'

const mostMs = 20

/**
 * The embedded database answers at once, so that a long row of statements never lets anybody else
 * have a turn: after every 20 ms of them others do.
 * @param now ms by any clock that only goes forward
 */
export function breathing(now: () => number): KyselyPlugin {
  let last = now()
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
      if (now() - last > mostMs) {
        await setImmediate()
        last = now()
      }
      return result
    },
  }
}
