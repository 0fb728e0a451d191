import type { Context } from '../context.ts'
import type { SessionInProgramme } from '../db/attendance.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { roomById } from '../db/rooms.ts'
import { queueMail, withdrawMail } from '../mail/queue.ts'

/** So long a cancellation can be undone before its mail goes out. */
const undoMs = 60_000

interface Whom {
  attendee: string
  /** when the booking was made or cancelled, ms UTC: what tells one such mail from another */
  at: number
}

const keyOf = (template: 'cancelled' | 'place-free', session: string, { attendee, at }: Whom) =>
  `${template} ${session} ${attendee} ${at}`

/** Tells somebody who waited that they have a place now; who has no e-mail is told nothing. */
export async function tellPlaceFree(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'newId'>,
  { programme, session, title }: SessionInProgramme,
  whom: Whom,
): Promise<boolean> {
  if (!(await hasEmail(tx, whom.attendee))) return false
  const room = session.room === null ? undefined : await roomById(tx, session.room)
  return queueMail(tx, ctx, {
    key: keyOf('place-free', session.id, whom),
    programme,
    template: 'place-free',
    attendee: whom.attendee,
    values: { session: title, start: session.start, room: room?.name ?? null },
    link: { kind: 'record' },
  })
}

/**
 * Tells somebody that their booking is cancelled, after a while in which that can be undone.
 * @returns false: they have no e-mail
 */
export async function tellCancelled(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'newId'>,
  { programme, session, title }: SessionInProgramme,
  whom: Whom,
): Promise<boolean> {
  if (!(await hasEmail(tx, whom.attendee))) return false
  return queueMail(tx, ctx, {
    key: keyOf('cancelled', session.id, whom),
    programme,
    template: 'cancelled',
    attendee: whom.attendee,
    values: { session: title, start: session.start },
    dueAt: whom.at + undoMs,
  })
}

async function hasEmail(tx: Tx, attendee: string): Promise<boolean> {
  return ((await findPerson(tx, attendee))?.email ?? null) !== null
}

/** What was to be told is no more: the place is gone again, or the booking holds again. */
export async function untell(
  tx: Tx,
  template: 'cancelled' | 'place-free',
  session: string,
  whom: Whom,
): Promise<void> {
  await withdrawMail(tx, keyOf(template, session, whom))
}
