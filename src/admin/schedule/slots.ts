import type { SessionRow } from '../../domain/api.ts'
import type { Slot } from '../../domain/clashes.ts'

type Scheduled = Pick<SessionRow, 'id' | 'room' | 'presenters' | 'start' | 'end' | 'cancelled'>

/** A session as clashes are looked for. */
export const slotOf = ({ id, room, presenters, start, end, cancelled }: Scheduled): Slot => ({
  id,
  room: room?.id ?? null,
  presenters,
  start,
  end,
  cancelled,
})
