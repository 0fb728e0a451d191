import { pino } from 'pino'
import { audit } from '../db/audit.ts'
import { createLive } from '../http/live.ts'
import { openDatabase, realSources } from '../open-database.ts'
import { rebuild } from '../reconcile/rebuild.ts'
import { type Command, UsageError } from './command.ts'
import { tellDifferences } from './differences.ts'

export const rebuildCommand: Command = {
  usage: 'rebuild',
  does: 'computes every record anew from the evidence, stores it and says what changed; also while the server runs',
  async run(args, { config, print, clock }) {
    if (args.length > 0) throw new UsageError('rebuild: takes nothing else')
    const database = await openDatabase(config, pino({ level: 'silent' }))
    try {
      const done = await rebuild(
        { database, clock, live: createLive(), ...realSources(clock) },
        { store: true },
      )
      const records = done.differences.length
      const taps = done.tapDifferences.length
      if (records + taps > 0) {
        const detail = { records, taps }
        const act = { at: clock(), by: 'system', act: 'rebuild', subject: 'database', detail }
        await database.db.transaction().execute((tx) => audit(tx, database.dialect, act))
      }
      for (const line of tellDifferences(done)) print(line)
      print(
        `Computed the records of ${done.attendees} attendees from ${done.taps} taps: ` +
          `${records} records and ${taps} taps changed.`,
      )
    } finally {
      await database.close()
    }
  },
}
