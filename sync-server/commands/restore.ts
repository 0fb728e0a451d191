import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { restoreEmbedded } from '../db/backup.ts'
import { openEmbedded } from '../db/open.ts'
import { databaseFile } from '../open-database.ts'
import { type Command, UsageError } from './command.ts'
import { drawNewLife } from './new-life.ts'

export const restoreCommand: Command = {
  usage: 'restore <file>',
  does: 'puts a backup in the place of the embedded database; the server must be stopped',
  async run([file, ...more], { config, print, clock }) {
    if (!file || more.length > 0) throw new UsageError('restore: name one file')
    if (config.databaseUrl)
      throw new Error(
        'This is for the embedded database. For PostgreSQL stop the server, use pg_restore, then call "npm run cli -- restored".',
      )
    mkdirSync(config.dataDir, { recursive: true })
    const to = databaseFile(config)
    const old = await restoreEmbedded(
      resolve(file),
      to,
      (copy) => beginNewLife(copy, clock),
      clock(),
    )
    print(`Restored ${to}`)
    if (old) print(`What was there before is kept as ${old}`)
    print('At their next contact the kiosks send again everything that they still keep.')
  },
}

async function beginNewLife(copy: string, clock: () => number): Promise<void> {
  const database = await openEmbedded(copy)
  try {
    await drawNewLife(database, clock)
  } finally {
    await database.close()
  }
}
