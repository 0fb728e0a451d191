import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { drawServerEpoch } from '../../sync-server/db/meta.ts'
import { backupEmbedded, openEmbedded } from '../../sync-server/db/open.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { testServer } from '../support/server.ts'
import { pair, tap } from './tablet.ts'
import { makeWorld } from './world.ts'

it('[PROTOCOL 3.6] after a restored backup the epoch is new, the watermark lower, and all comes again', async () => {
  const server = await testServer()
  const world = await makeWorld(server)
  const tablet = await pair(world)
  const taps = [1, 2, 3].map((seq) => tap(world, seq))
  await tablet.push(taps.slice(0, 1))
  const before = await (await tablet.call('GET', '/api/v1/kiosk/changes')).json()
  const { sqlite } = server.ctx.database
  if (!sqlite) throw new Error('no embedded database')
  // no copy is made of a database in memory in the middle of a transaction of its one connection
  await settle(server.ctx)
  const path = join(mkdtempSync(join(tmpdir(), 'roomtap-restored-')), 'backup.db')
  await backupEmbedded(sqlite, path)
  expect((await tablet.push(taps)).watermark).toBe(3)
  const after = await pair(world)

  // the records that the push asked for are not to meet a closed database
  await settle(server.ctx)
  await server.close()
  server.ctx.database = await openEmbedded(path)
  await server.ctx.database.db.transaction().execute((tx) => drawServerEpoch(tx, 'another-life'))

  const heartbeat = await tablet.push([])
  expect(heartbeat.serverEpoch).not.toBe(tablet.enrolled.serverEpoch)
  expect(heartbeat.watermark).toBe(1)
  const again = await tablet.push(taps)
  expect(again).toMatchObject({ watermark: 3, counts: { applied: 2, duplicate: 1 } })
  const gone = await tablet.call('GET', `/api/v1/kiosk/changes?cursor=${before.cursor}`)
  expect([gone.status, (await gone.json()).code]).toEqual([410, 'cursor-gone'])
  // a kiosk enrolled after the backup is not known any more: it must be paired again
  expect((await after.call('GET', '/api/v1/kiosk/time')).status).toBe(401)
  await server.close()
})
