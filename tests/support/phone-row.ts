import { secretHash } from '../../sync-server/accounts/secrets.ts'
import type { Context } from '../../sync-server/context.ts'
import { addPhone } from '../../sync-server/db/phones.ts'
import { addProgramme } from '../../sync-server/db/programmes.ts'

/** Somebody's own phone straight in the database, with its programme; gives its token. */
export async function addPhoneRow(ctx: Context): Promise<string> {
  const now = ctx.clock()
  const [programme, id] = [ctx.newId(), `phone:${ctx.newId()}`]
  const token = `token-of-${id.slice(6)}`
  const { db, dialect } = ctx.database
  await db.transaction().execute(async (tx) => {
    const named = { name: 'Spring school', timeZone: 'Europe/Berlin', badgeKey: 'key' }
    await addProgramme(tx, dialect, { id: programme, ...named, sample: false, now })
    await addPhone(tx, { id, programme, token_hash: secretHash(token), created_at: now })
  })
  return token
}
