import type { Context } from '../../context.ts'
import { noteChanges } from '../../db/changes.ts'
import { markAllDirty } from '../../db/dirty.ts'
import type { ImportedRow } from '../../db/import-rows.ts'
import { roomsByName } from '../../db/imports.ts'
import { addRoom } from '../../db/rooms.ts'
import {
  freeSessionCodes,
  insertSessions,
  type NewSession,
  type SessionValues,
  updateSession,
} from '../../db/sessions.ts'
import type { ImportScope } from '../request.ts'
import type { SessionPlan } from './plan.ts'
import { changedKeys, matters } from './settle.ts'
import { sessionState } from './version.ts'

/** Does what a plan says, within the transaction: rooms as needed, sessions, what kiosks must hear. */
export async function applySessions(
  ctx: Context,
  scope: ImportScope,
  plan: SessionPlan,
  cancelMissing: boolean,
): Promise<{ cancelled: number; rows: ImportedRow[] }> {
  const { tx, programme, now } = scope
  const { dialect } = ctx.database
  const gone = plan.missing.filter((one) => cancelMissing && !one.values.cancelled)
  const updated = [
    ...plan.updated,
    ...gone.map((stored) => ({ stored, values: { ...stored.values, cancelled: true } })),
  ]
  const { rooms, made } = await needRooms(ctx, scope, [...plan.added, ...updated])
  const roomOf = ({ room }: SessionValues) => (room === null ? null : (rooms.get(room) ?? null))
  const moved = updated.filter(
    ({ stored, values }) => stored.values.code !== null && stored.values.code !== values.code,
  )
  await freeSessionCodes(
    tx,
    moved.map(({ stored }) => stored.id),
  )
  for (const { stored, values } of updated) {
    await updateSession(tx, stored.id, values, roomOf(values), now)
  }
  const added = plan.added.map(
    ({ guid, values }): NewSession => ({
      id: ctx.newId(),
      guid,
      roomId: roomOf(values),
      values,
    }),
  )
  await insertSessions(tx, programme, added, now)
  const touched = [...updated.map(({ stored }) => stored.id), ...added.map(({ id }) => id)]
  await noteChanges(
    tx,
    dialect,
    programme,
    touched.map((id) => ({ type: 'session', id })),
  )
  // a new session can be the next one of its room, which ends stays of the one before (rule P8)
  if (added.length > 0 || updated.some(({ stored, values }) => matters(stored, values))) {
    await markAllDirty(tx, dialect, programme, now)
  }
  return {
    cancelled: gone.length,
    rows: [
      ...made.map((id): ImportedRow => ({ subject: id, act: 'room', before: {}, after: '' })),
      ...added.map(
        (one): ImportedRow => ({
          subject: one.id,
          act: 'added',
          before: {},
          after: sessionState(one),
        }),
      ),
      ...updated.map(({ stored, values }): ImportedRow => {
        const changed = changedKeys(stored.values, values)
        return {
          subject: stored.id,
          act: gone.includes(stored) ? 'cancelled' : 'updated',
          before: Object.fromEntries(changed.map((key) => [key, stored.values[key]])),
          after: sessionState({ roomId: roomOf(values), values }),
        }
      }),
    ],
  }
}

async function needRooms(
  ctx: Context,
  { tx, programme }: ImportScope,
  sessions: { values: SessionValues }[],
): Promise<{ rooms: Map<string, string>; made: string[] }> {
  const rooms = await roomsByName(tx, programme)
  const made: string[] = []
  for (const { values } of sessions) {
    if (values.room === null || rooms.has(values.room)) continue
    const room = { id: ctx.newId(), name: values.room }
    await addRoom(tx, ctx.database.dialect, programme, room)
    rooms.set(room.name, room.id)
    made.push(room.id)
  }
  return { rooms, made }
}
