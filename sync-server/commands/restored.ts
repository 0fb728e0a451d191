import { pino } from 'pino'
import { openDatabase } from '../open-database.ts'
import { type Command, UsageError } from './command.ts'
import { drawNewLife } from './new-life.ts'

export const restoredCommand: Command = {
  usage: 'restored',
  does: 'after pg_restore: has the kiosks send again everything that they still keep',
  async run(args, { config, print, clock }) {
    if (args.length > 0) throw new UsageError('restored: takes nothing else')
    if (!config.databaseUrl) {
      throw new Error(
        'This is for PostgreSQL, after pg_restore. The embedded database is put back by "restore <file>", which needs nothing more.',
      )
    }
    const database = await openDatabase(config, pino({ level: 'silent' }))
    try {
      await drawNewLife(database, clock)
    } finally {
      await database.close()
    }
    print('At their next contact the kiosks send again everything that they still keep.')
  },
}
