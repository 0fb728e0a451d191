import { pino } from 'pino'
import { verifyAudit, verifyDatabase } from '../db/verify.ts'
import { createLive } from '../http/live.ts'
import { openDatabase, realSources } from '../open-database.ts'
import { compareAll } from '../reconcile/rebuild.ts'
import { type Command, UsageError } from './command.ts'
import { tellDifferences } from './differences.ts'

export const checkCommand: Command = {
  usage: 'check',
  does: 'says whether a rebuild would change anything, whether the history is whole and the database sound; changes nothing',
  async run(args, { config, print, clock }) {
    if (args.length > 0) throw new UsageError('check: takes nothing else')
    const database = await openDatabase(config, pino({ level: 'silent' }))
    try {
      const wrong = (await verifyDatabase(database)).map((text) => `database: ${text}`)
      print(wrong.length === 0 ? 'The database is sound.' : 'The database is damaged.')
      const { rows, broken } = await verifyAudit(database.db)
      if (broken === null) print(`The history is whole: ${rows} rows.`)
      else wrong.push(`history: row ${broken} does not follow from the one before it`)
      const found = await compareAll({ database, clock, live: createLive(), ...realSources(clock) })
      const differing = tellDifferences(found)
      if (differing.length === 0) {
        print(`A rebuild would change nothing: ${found.attendees} attendees, ${found.taps} taps.`)
      }
      wrong.push(...differing)
      for (const line of wrong) print(line)
      if (wrong.length > 0) throw new Error('Not everything is as it should be: see above.')
    } finally {
      await database.close()
    }
  },
}
