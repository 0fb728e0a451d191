import type { SessionSaved } from '../../../src/domain/api-sessions.ts'
import { type Clash, clashes, clashesOf, type Slot } from '../../../src/domain/clashes.ts'
import type { Context } from '../../context.ts'
import { type StoredSession, sessionsOf } from '../../db/sessions.ts'
import { showSession } from './show.ts'

const slotOf = ({ id, roomId, values }: StoredSession): Slot => {
  const { presenters, start, end, cancelled } = values
  return { id, room: roomId, presenters, start, end, cancelled }
}

/** Every clash of a programme as it is scheduled. */
export async function programmeClashes(ctx: Context, programme: string): Promise<Clash[]> {
  return clashes((await sessionsOf(ctx.database.db, programme)).map(slotOf))
}

/** A session as the API shows it after a change, with what it clashes with. */
export async function showSaved(ctx: Context, session: StoredSession): Promise<SessionSaved> {
  const all = await sessionsOf(ctx.database.db, session.programme)
  return { ...showSession(session), clashes: clashesOf(slotOf(session), all.map(slotOf)) }
}
