import * as z from 'zod/mini'
import { SessionRow } from '../../../src/domain/api.ts'
import { Id, Moment } from '../../../src/domain/ids.ts'
import type { Context } from '../../context.ts'
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
import { HttpProblem } from '../../http/problem.ts'
import { changedKeys, matters, settle } from './settle.ts'
import { showSession } from './show.ts'

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const whole = (least: number, most: number) =>
  z.nullable(z.int().check(z.minimum(least), z.maximum(most)))
const credits = z.nullable(z.number().check(z.minimum(0), z.maximum(9999), z.multipleOf(0.01)))
const rowFields = SessionRow.shape

/** Any field of a session; what isn't named stays. `revision`: the one that the change is based on. */
export const SessionChange = z.partial(
  z.object({
    ...rowFields,
    id: z.unknown(),
    code: z.nullable(text(100)),
    title: text(1000),
    room: z.nullable(z.union([Id, z.object({ id: Id })])),
    start: Moment,
    end: Moment,
    actualStart: z.nullable(Moment),
    actualEnd: z.nullable(Moment),
    presenters: z.array(text(300)).check(z.maxLength(200)),
    capacity: whole(0, 1_000_000),
    breaks: rowFields.breaks.check(z.maxLength(100)),
    fieldOfStudy1: z.nullable(text(200)),
    credits1: credits,
    fieldOfStudy2: z.nullable(text(200)),
    credits2: credits,
    fieldOfStudy3: z.nullable(text(200)),
    credits3: credits,
    expiryMonths: whole(1, 1200),
    survey: z.nullable(text(2000)),
    certificate: z.nullable(text(2000)),
    opensBeforeMin: whole(0, 1440),
    closesAfterMin: whole(0, 1440),
    thresholdPercent: whole(0, 100),
    checkInCode: z.nullable(text(100)),
    checkOutCode: z.nullable(text(100)),
  }),
)
export type SessionChange = z.infer<typeof SessionChange>

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
    const changed = changedKeys(stored.values, after)
    if (changed.length === 0) return stored
    if (changed.includes('code')) await checkCode(tx, stored, after.code)
    const roomId = after.room === null ? null : (rooms.get(after.room) ?? null)
    await updateSession(tx, id, after, roomId, now)
    await noteChanges(tx, dialect, programme, [{ type: 'session', id }])
    if (matters(stored, after)) await markAllDirty(tx, dialect, programme, now)
    const subject = `session:${id}`
    await audit(tx, dialect, { at: now, by, act: 'session-change', subject, detail: { changed } })
    return needSession(tx, id)
  })
}

/** @throws HttpProblem `not-found` */
export async function needSession(db: Parameters<typeof sessionById>[0], id: string) {
  const session = await sessionById(db, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  return session
}

type Fields = Omit<SessionChange, 'revision' | 'room' | 'id'>

/** Without the keys that are there but undefined. */
function given(fields: Fields): Partial<SessionValues> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function stale(stored: StoredSession): HttpProblem {
  return new HttpProblem(
    'stale',
    'Someone else changed this session meanwhile. Nothing was stored; look at it as it is now and change it again.',
    { current: showSession(stored) },
  )
}

function nameOf(room: string | { id: string } | null, rooms: Map<string, string>): string | null {
  if (room === null) return null
  const id = typeof room === 'string' ? room : room.id
  for (const [name, of] of rooms) if (of === id) return name
  throw invalid('room', 'This programme has no such room.')
}

/** Rule D1, and breaks inside the session. */
function checkOrder(after: SessionValues, set: Partial<SessionValues>): void {
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

async function checkCode(tx: Tx, stored: StoredSession, code: string | null): Promise<void> {
  if (code === null) return
  const all = await sessionsOf(tx, stored.programme)
  const holder = all.find((one) => one.id !== stored.id && one.values.code === code)
  if (holder) throw invalid('code', `The code "${code}" belongs to "${holder.values.title}".`)
}

function invalid(place: string, message: string): HttpProblem {
  return new HttpProblem('invalid', `${place}: ${message}`, { errors: [{ place, message }] })
}
