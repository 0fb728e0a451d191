import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { breathing } from './db/breathe.ts'
import { type Database, openEmbedded, openPostgres } from './db/open.ts'
import { realTimers } from './http/timers.ts'
import { createIds } from './ids.ts'

type Clock = Context['clock']

/** Where the embedded database lies. */
export function databaseFile(config: Config): string {
  return join(config.dataDir, 'roomtap.db')
}

/** The database that the settings name, its tables up to date. */
export function openDatabase(config: Config, log: Logger): Promise<Database> {
  if (!config.databaseUrl) {
    return openEmbedded(databaseFile(config), [breathing()])
  }
  return openPostgres({
    url: config.databaseUrl,
    onError: (error) =>
      log.warn({ err: error }, 'a connection to the database broke and is replaced'),
    timers: realTimers,
    random: randomOf,
    pause: setTimeout,
  })
}

/** Chance and ids as they are outside of tests. */
export function realSources(clock: Clock): Pick<Context, 'random' | 'newId'> {
  return { random: randomOf, newId: createIds(clock, randomOf) }
}

function randomOf(bytes: number): Uint8Array {
  return new Uint8Array(randomBytes(bytes))
}
