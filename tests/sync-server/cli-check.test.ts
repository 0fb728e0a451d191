import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Db } from '../../sync-server/db/open.ts'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance } from '../support/attendance.ts'
import { runToEnd, tempDir } from '../support/child.ts'
import { correct } from '../support/corrections-api.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

// each test starts processes, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 60_000 })

/** A database with taps, corrections and a history, its server stopped. */
async function withData() {
  const dataDir = tempDir()
  const file = join(dataDir, 'roomtap.db')
  const server = await testServer({ database: await openEmbedded(file) })
  await seed(server.ctx, { bookings: { s: ['marek'] } })
  server.clock.set(sessionEnd + minute)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'out', 'amara', sessionStart + 20 * minute),
    presence(3, 'in', 'nobody', sessionStart),
  ])
  const target = { log: 'log-a', seq: 2 }
  await correct(server, { kind: 'move-tap', target, at: sessionStart + 30 * minute })
  await correct(server, { kind: 'dismiss-tap', target: { log: 'log-a', seq: 3 } })
  const rows = await readAttendance(server)
  await settle(server.ctx)
  await server.close()
  return {
    rows,
    cli: (command: string) => runToEnd(['sync-server/cli.ts', command], { DATA_DIR: dataDir }),
    change: async (act: (db: Db) => Promise<unknown>) => {
      const { db, close } = await openEmbedded(file)
      await act(db)
      await close()
    },
  }
}

it('[I9] finds nothing to change in what was reconciled, and a whole history', async () => {
  const { cli } = await withData()
  expect(await cli('check')).toEqual({
    code: 0,
    stderr: '',
    stdout:
      'The database is sound.\nThe history is whole: 2 rows.\nA rebuild would change nothing: 2 attendees, 3 taps.\n',
  })
  const rebuilt = await cli('rebuild')
  expect([rebuilt.code, rebuilt.stdout]).toEqual([
    0,
    'Computed the records of 2 attendees from 3 taps: 0 records and 0 taps changed.\n',
  ])
})

it('[V2] names records and taps that do not follow from their evidence; a rebuild mends them', async () => {
  const { cli, change, rows } = await withData()
  await change(async (db) => {
    const { record } = await db
      .selectFrom('records')
      .select('record')
      .where('attendee', '=', 'amara')
      .executeTakeFirstOrThrow()
    const forged = record.replace(/"totalMs":\d+/, '"totalMs":3600000')
    await db
      .updateTable('records')
      .set({ record: forged })
      .where('attendee', '=', 'amara')
      .execute()
    await db.updateTable('taps').set({ who: 'marek' }).where('seq', '=', 1).execute()
  })
  const found = await cli('check')
  expect(found.code).toBe(1)
  expect(found.stdout).toContain('tap log-a/1: who "marek" → "amara"')
  expect(found.stdout).toContain('record of amara for s: ')
  expect((await cli('check')).stdout).toBe(found.stdout)
  const rebuilt = await cli('rebuild')
  expect(rebuilt.code).toBe(0)
  expect(rebuilt.stdout).toMatch(/totalMs 3600000 → 1800000.*\n.*1 records and 1 taps changed/s)
  expect((await cli('check')).code).toBe(0)
  await change(async (db) => {
    const acts = await db.selectFrom('audit').select('act').orderBy('n', 'desc').execute()
    expect(acts[0]).toEqual({ act: 'rebuild' })
    const [amara] = await db.selectFrom('records').selectAll().orderBy('attendee').execute()
    expect(JSON.parse(amara?.record ?? '')).toMatchObject({ totalMs: rows[0]?.totalMs })
  })
})

it('[row A6] names the first row of the history that was changed', async () => {
  const { cli, change } = await withData()
  await change((db) =>
    db.updateTable('audit').set({ by: 'somebody-else' }).where('n', '=', 1).execute(),
  )
  const { code, stdout, stderr } = await cli('check')
  expect(code).toBe(1)
  expect(stdout).toContain('history: row 1 does not follow from the one before it')
  expect(stderr).toContain('Not everything is as it should be')
})

it('[row A6] names a row of the history that was taken out', async () => {
  const { cli, change } = await withData()
  await change((db) => db.deleteFrom('audit').where('n', '=', 1).execute())
  expect((await cli('check')).stdout).toContain('history: row 2 does not follow')
})
