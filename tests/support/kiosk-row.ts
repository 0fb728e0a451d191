import { secretHash } from '../../sync-server/accounts/secrets.ts'
import type { Context } from '../../sync-server/context.ts'
import { addProgramme } from '../../sync-server/db/programmes.ts'
import { addRoom } from '../../sync-server/db/rooms.ts'

/** An enrolled kiosk straight in the database, with its programme and room. */
export async function addKioskRow(ctx: Context, revokedAt: number | null = null) {
  const now = ctx.clock()
  const [programme, room, kiosk] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const token = `token-of-${kiosk}`
  const { db, dialect } = ctx.database
  await db.transaction().execute(async (tx) => {
    const named = { name: 'Spring school', timeZone: 'Europe/Berlin', badgeKey: 'key' }
    await addProgramme(tx, dialect, { id: programme, ...named, sample: false, now })
    await addRoom(tx, dialect, programme, { id: room, name: 'Hall 1' })
    await tx
      .insertInto('kiosks')
      .values({
        id: kiosk,
        programme,
        room,
        name: 'Tablet 1',
        token_hash: secretHash(token),
        enrolled_at: now,
        revoked_at: revokedAt,
        created_at: now,
        last_contact: null,
        state: null,
        build: null,
        offset: null,
      })
      .execute()
  })
  return { programme, room, kiosk, token }
}
