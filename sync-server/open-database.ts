import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { type Database, openEmbedded, openPostgres } from './db/open.ts'
import { createIds } from './ids.ts'

type Clock = Context['clock']

/** Where the embedded database lies. */
export function databaseFile(config: Config): string {
  return join(config.dataDir, 'roomtap.db')
}

/** The database that the settings name, its tables up to date. */
export function openDatabase(config: Config, log: Logger): Promise<Database> {
  if (!config.databaseUrl) return openEmbedded(databaseFile(config))
  return openPostgres(config.databaseUrl, (error) =>
    log.warn({ err: error }, 'a connection to the database broke and is replaced'),
  )
}

/** Chance and ids as they are outside of tests. */
export function realSources(clock: Clock): Pick<Context, 'random' | 'newId'> {
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
  return { random, newId: createIds(clock, random) }
}
