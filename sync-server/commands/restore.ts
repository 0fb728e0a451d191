import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { audit } from '../db/audit.ts'
import { restoreEmbedded } from '../db/backup.ts'
import { drawServerEpoch } from '../db/meta.ts'
import { openEmbedded } from '../db/open.ts'
import { databaseFile, realSources } from '../open-database.ts'
import { type Command, UsageError } from './command.ts'

export const restoreCommand: Command = {
  usage: 'restore <file>',
  does: 'puts a backup in the place of the embedded database; the server must be stopped',
  async run([file, ...more], { config, print, clock }) {
    if (!file || more.length > 0) throw new UsageError('restore: name one file')
    if (config.databaseUrl)
      throw new Error('This is for the embedded database; for PostgreSQL use pg_restore.')
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

/** Kiosks must not take this database's word for what the lost one had acknowledged (PROTOCOL rule 6). */
async function beginNewLife(copy: string, clock: () => number): Promise<void> {
  const { newId } = realSources(clock)
  const { db, close } = await openEmbedded(copy)
  try {
    await db.transaction().execute(async (tx) => {
      await drawServerEpoch(tx, newId())
      const act = { at: clock(), by: 'system', act: 'restore', subject: 'database', detail: {} }
      await audit(tx, 'sqlite', act)
    })
  } finally {
    await close()
  }
}
