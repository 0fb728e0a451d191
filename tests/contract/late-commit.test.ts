import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { audit } from '../../sync-server/db/audit.ts'
import { noteChanges } from '../../sync-server/db/changes.ts'
import { markDirty } from '../../sync-server/db/dirty.ts'
import { appendMarks } from '../../sync-server/db/marks.ts'
import type { Database, Tx } from '../../sync-server/db/open.ts'
import { verifyAudit } from '../../sync-server/db/verify.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { reconcileDirty } from '../../sync-server/reconcile/reconcile.ts'
import { testDatabases } from '../support/databases.ts'
import { gate } from '../support/gate.ts'
import { untilWaiting } from '../support/postgres-sessions.ts'
import { testServer } from '../support/server.ts'
import { pair, type Tablet } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const Page = z.object({
  cursor: z.string(),
  more: z.boolean(),
  changes: z.array(z.looseObject({ id: z.string() })),
})

describe.runIf(databases.dialects.includes('postgres'))('a commit that comes late', () => {
  let database: Database
  let world: World
  let tablet: Tablet
  beforeEach(async () => {
    database = await databases.open('postgres')
    world = await makeWorld(await testServer({ database }))
    tablet = await pair(world)
  })

  async function page(cursor?: string, limit = 1000) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) })
    return z.parse(Page, await (await tablet.call('GET', `/api/v1/kiosk/changes?${query}`)).json())
  }

  /** Follows the pages to their end. */
  async function pullFrom(cursor: string, limit?: number) {
    let at = await page(cursor, limit)
    const ids = at.changes.map(({ id }) => id)
    while (at.more) {
      at = await page(at.cursor, limit)
      ids.push(...at.changes.map(({ id }) => id))
    }
    return { ids, cursor: at.cursor }
  }

  /**
   * Begins `early`, and `late` while that is still open; calls `between` when `late` either is done or
   * can't go on, then lets `early` commit.
   */
  async function interleave<T>(
    early: (tx: Tx) => Promise<unknown>,
    late: () => Promise<unknown>,
    between: () => Promise<T>,
  ): Promise<T> {
    const [acted, commit] = [gate(), gate()]
    const first = database.transact(async (tx) => {
      await early(tx)
      acted.open()
      await commit.opened
    })
    await acted.opened
    const second = late()
    await Promise.race([second, untilWaiting(database.db, 1)])
    const seen = await between()
    commit.open()
    await Promise.all([first, second])
    return seen
  }

  const say = async (tx: Tx, id: string) => {
    const { programme } = world
    await tx
      .insertInto('messages')
      .values({ id, programme, kiosk: null, text: id, until: 1 })
      .execute()
    await noteChanges(tx, 'postgres', programme, [{ type: 'message', id }])
  }

  it.each([1, 1000])(
    '[PROTOCOL 4] is passed over by no page of %i that a kiosk pulls in between',
    async (limit) => {
      const { cursor } = await pullFrom((await page()).cursor)
      const between = await interleave(
        (tx) => say(tx, 'early'),
        () => database.transact((tx) => say(tx, 'late')),
        () => pullFrom(cursor, limit),
      )
      const after = await pullFrom(between.cursor, limit)
      expect([...between.ids, ...after.ids].sort()).toEqual(['early', 'late'])
    },
  )

  it('[PROTOCOL 4] brings what changed again while it was open once more', async () => {
    await database.transact((tx) => say(tx, 'one'))
    const { cursor } = await pullFrom((await page()).cursor)
    const again = (tx: Tx) =>
      noteChanges(tx, 'postgres', world.programme, [{ type: 'message', id: 'one' }])
    const between = await interleave(
      again,
      () => database.transact(again),
      () => pullFrom(cursor),
    )
    expect(between.ids).toEqual([])
    const after = await pullFrom(between.cursor)
    expect(after.ids).toEqual(['one'])
    expect((await pullFrom(after.cursor)).ids).toEqual([])
  })

  it('[row A6] breaks no chain of the history', async () => {
    const act = { at: 1, by: 'system', act: 'test', subject: 'x', detail: {} }
    const { broken, rows } = await interleave(
      (tx) => audit(tx, 'postgres', act),
      () => database.transact((tx) => audit(tx, 'postgres', act)),
      () => verifyAudit(database.db),
    )
    expect(broken).toBeNull()
    expect(await verifyAudit(database.db)).toMatchObject({ rows: rows + 2, broken: null })
  })

  it('[I1] is in the record all the same: a mark set while others reconcile', async () => {
    const { ctx } = world.server
    const attendee = world.people.amara ?? ''
    const { programme } = world
    const mark = {
      programme,
      session: world.sessions.S1,
      mark: 'not-attended' as const,
      reason: null,
    }
    await database.transact((tx) => markDirty(tx, programme, [attendee], 1))
    await interleave(
      async (tx) => {
        await appendMarks(tx, { ...mark, attendees: [attendee], by: 'rosa', at: 1 })
        await markDirty(tx, programme, [attendee], 1)
      },
      () => reconcileDirty(ctx, programme),
      async () => {},
    )
    await reconcileDirty(ctx, programme)
    const [record] = await database.db.selectFrom('records').select(['mark']).execute()
    expect(record).toEqual({ mark: 'not-attended' })
    expect((await rebuild(ctx)).differences).toEqual([])
  })
})
