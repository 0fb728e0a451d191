import { expect, test } from 'vitest'
import { reconcile } from '../../src/domain/reconcile.ts'
import { loadEvidence } from '../../sync-server/db/evidence.ts'
import { loadSchedule } from '../../sync-server/db/schedule.ts'
import { storeTaps } from '../support/many-taps.ts'
import { testServer } from '../support/server.ts'

const once = { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 }
const limit = 3

test('1,000,000 taps from rows to records, against reading the same rows into objects', async ({
  bench,
}) => {
  const server = await testServer()
  const { attendees, sqlite, db } = await storeTaps(server, { attendees: 25_000, tapsEach: 40 })
  const schedule = await loadSchedule(db, 'p')
  const read = sqlite.prepare(
    `select logs.log, logs.kiosk, taps.seq, kind, voids_log, voids_seq, method, wall, mono, who,
            taps.session, at, earliest, latest, estimate
     from taps join logs on logs.n = taps.log where verdict = 'applied' order by who, at`,
  )
  let rows = 0
  let records = 0
  const results = await bench.compare(
    bench('reading', () => {
      rows = 0
      for (const row of read.iterate()) if (row.who !== null) rows += 1
    }),
    bench('reconcile', async () => {
      records = 0
      for (let from = 0; from < attendees.length; from += 250) {
        const part = attendees.slice(from, from + 250)
        for (const input of await loadEvidence(db, 'p', part))
          records += reconcile(input, schedule).records.length
      }
    }),
    once,
  )
  const ratio = results.get('reconcile').latency.min / results.get('reading').latency.min
  console.log(
    `1,000,000 taps to ${records} records: ${ratio.toFixed(1)} times reading the rows (limit ${limit}); ${results.get('reconcile').latency.min.toFixed(0)} against ${results.get('reading').latency.min.toFixed(0)} ms`,
  )
  expect(rows).toBe(1_000_000)
  expect(records).toBe(500_000)
  await server.close()
}, 600_000)
