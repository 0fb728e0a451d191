import type { SessionChange } from '../../../src/domain/api-sessions.ts'
import { fillPlaces } from '../../bookings/fill.ts'
import type { Context } from '../../context.ts'
import { checkKnownRules } from '../../credits/known-rules.ts'
import { audit } from '../../db/audit.ts'
import { noteChanges } from '../../db/changes.ts'
import { markAllDirty } from '../../db/dirty.ts'
import { lockImports, roomsByName } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import {
  type SessionValues,
  type StoredSession,
  sessionById,
  sessionsOf,
  updateSession,
} from '../../db/sessions.ts'
import { plainValues } from '../../history/plain-values.ts'
import { HttpProblem } from '../../http/problem.ts'
import { changedKeys, matters, settle } from './settle.ts'
import { showSession } from './show.ts'

/**
 * Changes a session. Records that depend on it are computed anew (rule D5).
 * @throws HttpProblem `not-found`; `stale` with the row as it stands, where `revision` is an old one;
 * `invalid`
 * @returns the session as it stands afterwards
 */
export async function changeSession(
  ctx: Context,
  id: string,
  { revision, room, id: _id, ...fields }: SessionChange,
  by: string,
): Promise<StoredSession> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  return ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    const stored = await needSession(tx, id)
    if (revision !== undefined && revision !== stored.revision) throw stale(stored)
    const { programme } = stored
    const rooms = await roomsByName(tx, programme)
    const set = { ...given(fields), ...(room === undefined ? {} : { room: nameOf(room, rooms) }) }
    const after = settle(stored.values, set)
    checkOrder(after, set)
    await checkKnownRules(tx, set.creditRules)
    const changed = changedKeys(stored.values, after)
    if (changed.length === 0) return stored
    if (changed.includes('code')) await checkCode(tx, programme, id, after.code)
    const roomId = after.room === null ? null : (rooms.get(after.room) ?? null)
    await updateSession(tx, id, after, roomId, now)
    await noteChanges(tx, dialect, programme, [{ type: 'session', id }])
    if (matters(stored, after)) await markAllDirty(tx, dialect, programme, now)
    const filled = await fillPlaces(tx, ctx, [id])
    const subject = `session:${id}`
    const told = changed.filter((key) => !untold.has(key))
    const values = {
      before: plainValues(stored.values, told),
      after: plainValues(after, told),
    }
    const detail = { changed, ...values }
    await audit(tx, dialect, { at: now, by, act: 'session-change', subject, detail })
    for (const act of filled.acts) await audit(tx, dialect, act)
    return needSession(tx, id)
  })
}

/** The history names no people and no codes, only that they changed. */
const untold = new Set<string>(['presenters', 'checkInCode', 'checkOutCode'])

/** @throws HttpProblem `not-found` */
export async function needSession(db: Parameters<typeof sessionById>[0], id: string) {
  const session = await sessionById(db, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  return session
}

type Fields = Omit<SessionChange, 'revision' | 'room' | 'id'>

/** Without the keys that are there but undefined. */
export function given(fields: Fields): Partial<SessionValues> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function stale(stored: StoredSession): HttpProblem {
  return new HttpProblem(
    'stale',
    'Someone else changed this session meanwhile. Nothing was stored; look at it as it is now and change it again.',
    { current: showSession(stored) },
  )
}

/** The name of the room that a request names by its id. @throws HttpProblem `invalid` */
export function nameOf(
  room: string | { id: string } | null,
  rooms: Map<string, string>,
): string | null {
  if (room === null) return null
  const id = typeof room === 'string' ? room : room.id
  for (const [name, of] of rooms) if (of === id) return name
  throw invalid('room', 'This programme has no such room.')
}

/** Rule D1, and breaks inside the session. */
export function checkOrder(after: SessionValues, set: Partial<SessionValues>): void {
  if (after.end <= after.start) throw invalid('end', 'The end is not after the start.')
  const actual = [after.actualStart, after.actualEnd]
  if (actual.some((time) => time !== null)) {
    const start = after.actualStart ?? after.start
    if (after.actualEnd !== null && after.actualEnd < start) {
      throw invalid('actualEnd', 'The actual end lies before the start.')
    }
  }
  const outside = set.breaks?.some(
    (one) => one.end <= one.start || one.start < after.start || one.end > after.end,
  )
  if (outside) throw invalid('breaks', 'A break does not lie inside the session.')
}

/** A code is unique in its programme. */
export async function checkCode(
  tx: Tx,
  programme: string,
  session: string,
  code: string | null,
): Promise<void> {
  if (code === null) return
  const all = await sessionsOf(tx, programme)
  const holder = all.find((one) => one.id !== session && one.values.code === code)
  if (holder) throw invalid('code', `The code "${code}" belongs to "${holder.values.title}".`)
}

function invalid(place: string, message: string): HttpProblem {
  return new HttpProblem('invalid', `${place}: ${message}`, { errors: [{ place, message }] })
}
