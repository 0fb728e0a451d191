import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { backupEmbedded } from '../db/open.ts'
import { openDatabase } from '../open-database.ts'
import { type Command, UsageError } from './command.ts'

export const backupCommand: Command = {
  usage: 'backup <file>',
  does: 'copies the embedded database to a new file, also while the server runs',
  async run([file, ...more], { config, print }) {
    if (!file || more.length > 0) throw new UsageError('backup: name one file')
    if (config.databaseUrl)
      throw new Error(
        'This is for the embedded database. For PostgreSQL use pg_dump, also while the server runs.',
      )
    const to = resolve(file)
    if (existsSync(to)) throw new Error(`${to} exists already and was left as it is.`)
    const database = await openDatabase(config, pino({ level: 'silent' }))
    try {
      if (database.sqlite) await backupEmbedded(database.sqlite, to)
    } finally {
      await database.close()
    }
    print(`Backed up to ${to}`)
  },
}
