import type { Logger } from 'pino'
import { openAccounts } from './accounts/accounts.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { tallyIn } from './db/attempts.ts'
import { createLimits } from './http/limits.ts'
import { createLive } from './http/live.ts'
import { joinLive } from './http/live-wire.ts'
import { createProgress } from './imports/progress.ts'
import { linkSecret } from './links/secret.ts'
import { openDatabase, realSources } from './open-database.ts'
import { openLocalHttps } from './tls/local-https.ts'

/** The real clock, chance, database and accounts. */
export async function openContext(
  config: Config,
  log: Logger,
  clock: Context['clock'],
): Promise<Context> {
  const database = await openDatabase(config, log)
  const { random, newId } = realSources(clock)
  const { wire, db } = database
  return {
    config,
    database,
    clock,
    random,
    newId,
    log,
    live: wire ? await joinLive(createLive(), wire, newId(), log) : createLive(),
    progress: createProgress(),
    limits: createLimits(clock, wire && tallyIn(db)),
    linkSecret: await linkSecret({ config, database, random }),
    localHttps: await openLocalHttps({ config, clock, random, log }),
    accounts: await openAccounts({ database, random, log, clock, config }),
  }
}
