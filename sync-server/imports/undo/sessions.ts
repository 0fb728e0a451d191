import * as z from 'zod/mini'
import { SessionRow } from '../../../src/domain/api.ts'
import { markAllDirty } from '../../db/dirty.ts'
import { removeEmptyRooms, removeSessions } from '../../db/remove.ts'
import { type SessionValues, type StoredSession, sessionsOf } from '../../db/sessions.ts'
import { sessionsInUse } from '../../db/unused.ts'
import { unpark } from '../../taps/unpark.ts'
import { applySessions } from '../sessions/apply.ts'
import { sessionState } from '../sessions/version.ts'
import { changedSince, inUse, type PlanUndo, type RowToUndo } from './plan.ts'

const Before = z.partial(
  z.object({ ...SessionRow.shape, room: z.nullable(z.string()), id: z.unknown() }),
)

/** Sets sessions as they were before an import, takes those away that it added, and rooms left empty. */
export const undoSessions: PlanUndo = async (ctx, scope, pages) => {
  const rows = [...pages.take()].flat()
  const { tx, programme, now } = scope
  const { dialect } = ctx.database
  const stored = new Map((await sessionsOf(tx, programme)).map((one) => [one.id, one]))
  const added = rows.filter(({ act }) => act === 'added').map(({ subject }) => subject)
  const used = await sessionsInUse(tx, added)
  const plan = { gone: [] as string[], back: [] as Back[], kept: [] as Kept[] }
  for (const row of rows) {
    const one = stored.get(row.subject)
    if (row.act === 'room' || !one) continue
    const use = row.act === 'added' ? used.get(one.id) : undefined
    const keep = (reason: string) => plan.kept.push({ id: one.id, title: one.values.title, reason })
    if (sessionState(one) !== row.after) keep(changedSince)
    else if (use !== undefined) keep(inUse(use))
    else if (row.act === 'added') plan.gone.push(one.id)
    else plan.back.push({ stored: one, values: before(one, row) })
  }
  const back = withoutClashes(stored, plan)
  const rooms = rows.filter(({ act }) => act === 'room').map(({ subject }) => subject)
  return {
    undone: plan.gone.length + back.length,
    kept: plan.kept,
    act: async () => {
      await removeSessions(tx, dialect, programme, plan.gone)
      const updates = { added: [], updated: back, missing: [], kept: 0, rows: [], faults: [] }
      await applySessions(ctx, scope, updates, false)
      await removeEmptyRooms(tx, dialect, programme, rooms)
      await markAllDirty(tx, dialect, programme, now)
      await unpark(tx, ctx, programme)
    },
  }
}

type Back = { stored: StoredSession; values: SessionValues }
type Kept = { id: string; title: string; reason: string }

function before({ values }: StoredSession, row: RowToUndo): SessionValues {
  const { id: _, revision: _revision, ...set } = z.parse(Before, JSON.parse(row.before))
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
  return { ...values, ...given }
}

/** A code that went to another session since stays there. */
function withoutClashes(
  stored: ReadonlyMap<string, StoredSession>,
  { gone, back, kept }: { gone: string[]; back: Back[]; kept: Kept[] },
): Back[] {
  const changing = new Set([...gone, ...back.map((one) => one.stored.id)])
  const holders = new Map<string, string>()
  for (const { id, values } of stored.values()) {
    if (values.code !== null && !changing.has(id)) holders.set(values.code, values.title)
  }
  return back.filter(({ stored: one, values: { code, title } }) => {
    const holder = code === null ? undefined : holders.get(code)
    if (code !== null) holders.set(code, title)
    if (holder === undefined) return true
    kept.push({
      id: one.id,
      title: one.values.title,
      reason: `Its code "${code}" belongs to "${holder}" now.`,
    })
    return false
  })
}
