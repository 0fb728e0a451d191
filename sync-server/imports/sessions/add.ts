import type { NewSession } from '../../../src/domain/api-sessions.ts'
import type { Context } from '../../context.ts'
import { checkKnownRules } from '../../credits/known-rules.ts'
import { audit } from '../../db/audit.ts'
import { noteChanges } from '../../db/changes.ts'
import { markAllDirty } from '../../db/dirty.ts'
import { lockImports, roomsByName } from '../../db/imports.ts'
import { insertSessions, type SessionValues, type StoredSession } from '../../db/sessions.ts'
import { checkCode, checkOrder, given, nameOf, needSession } from './change.ts'
import { newSession } from './draft.ts'

/**
 * Adds a session. A new one can be the next of its room, which ends stays of the one before (rule
 * P8), so the programme's records are computed anew.
 * @throws HttpProblem `invalid`
 */
export async function addSession(
  ctx: Context,
  programme: string,
  { room = null, id: _id, revision: _revision, ...fields }: NewSession,
  by: string,
): Promise<StoredSession> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  const id = ctx.newId()
  return ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    const rooms = await roomsByName(tx, programme)
    const { title, start, end } = fields
    const must = { title, start, end, room: nameOf(room, rooms) }
    const values: SessionValues = { ...newSession, ...given(fields), ...must }
    checkOrder(values, values)
    await checkKnownRules(tx, values.creditRules)
    await checkCode(tx, programme, id, values.code)
    const roomId = must.room === null ? null : (rooms.get(must.room) ?? null)
    await insertSessions(tx, programme, [{ id, guid: null, roomId, values }], now)
    await noteChanges(tx, dialect, programme, [{ type: 'session', id }])
    await markAllDirty(tx, dialect, programme, now)
    const subject = `session:${id}`
    await audit(tx, dialect, { at: now, by, act: 'session-add', subject, detail: { programme } })
    return needSession(tx, id)
  })
}
