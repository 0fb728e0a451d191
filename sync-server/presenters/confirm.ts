import type { ConfirmAnswer, ConfirmMarks, ConfirmRow } from '../../src/domain/api-presenters.ts'
import { closeSession, markAttendance, needSession } from '../attendance/acts.ts'
import { showCompleteness } from '../attendance/completeness.ts'
import { attendanceRows } from '../attendance/rows.ts'
import type { Context } from '../context.ts'
import { recordsOfSession } from '../db/attendance.ts'
import { confirmations, findPresenter } from '../db/presenters.ts'
import { findProgramme } from '../db/programmes.ts'
import { type StoredSession, sessionById } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'
import { openLink } from '../links/links.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { byPresenter } from './list.ts'

/** What a presenter's link opens: one session, and nothing beyond it. */
interface Opened {
  session: StoredSession
  name: string
  /** as the history names who acts by the link */
  by: string
}

/**
 * Opens a presenter's link. It ends with the session's cancelling, and when the session names them no more.
 * @throws HttpProblem `not-found`, alike for all that opens nothing
 */
async function open(ctx: Context, text: string): Promise<Opened> {
  const { db } = ctx.database
  const link = await openLink(ctx, text, 'confirm')
  const session = link?.session ? await sessionById(db, link.session) : null
  const presenter = link?.presenter ? await findPresenter(db, link.presenter) : undefined
  const held = presenter && session?.values.presenters.includes(presenter.name)
  if (!session || !held || session.values.cancelled) {
    throw new HttpProblem('not-found', 'This link opens nothing. Ask for a new one.')
  }
  return { session, name: presenter.name, by: byPresenter(presenter.id) }
}

/** The list of the session that the link opens: names, statuses, times. */
export async function showConfirm(ctx: Context, text: string): Promise<ConfirmAnswer> {
  return show(ctx, await open(ctx, text))
}

async function show(ctx: Context, { session, name, by }: Opened): Promise<ConfirmAnswer> {
  const { db } = ctx.database
  const { id, programme, values } = session
  await reconcileDirty(ctx, programme)
  const found = await needSession(db, id)
  const rows = attendanceRows(await recordsOfSession(db, id), found, ctx.clock())
  const { kiosks, closing } = await showCompleteness(ctx, id)
  const word = (await confirmations(db, programme)).find(
    (one) => one.session === id && one.by === by,
  )
  const shown = rows.filter(({ status }) => status !== 'cancelled')
  return {
    ...{ title: values.title, room: values.room, presenter: name, timeZone: found.timeZone },
    programme: (await findProgramme(db, programme))?.name ?? '',
    start: values.actualStart ?? values.start,
    end: values.actualEnd ?? values.end,
    begun: ctx.clock() >= (values.actualStart ?? values.start),
    closed: closing && { at: closing.at, byYou: closing.by === by },
    confirmedAt: word?.at ?? null,
    waiting: kiosks
      .filter(({ isComplete }) => !isComplete)
      .map(({ name, through }) => ({ name, through })),
    items: shown.map(
      ({ attendee, name, status, firstIn, lastOut, totalMs, percent, markedBy }): ConfirmRow => ({
        ...{ attendee, name, status, firstIn, lastOut, totalMs, percent },
        markedBy: whoseMark(markedBy, by),
      }),
    ),
  }
}

function whoseMark(markedBy: string | null, by: string): ConfirmRow['markedBy'] {
  if (markedBy === null) return null
  if (markedBy === by) return 'you'
  return markedBy === 'auto' ? 'automatic' : 'staff'
}

/**
 * The presenter's word on some of the list; `null` takes it back (rule S3).
 * @throws HttpProblem `not-found`; `invalid` before the session has begun, and for somebody not in it
 */
export async function markByPresenter(
  ctx: Context,
  text: string,
  { attendees, mark }: ConfirmMarks,
): Promise<ConfirmAnswer> {
  const opened = await open(ctx, text)
  const { items, begun } = await show(ctx, opened)
  if (!begun) throw notBegun()
  const listed = new Set(items.map(({ attendee }) => attendee))
  if (!attendees.every((id) => listed.has(id))) {
    throw new HttpProblem(
      'invalid',
      'attendees: Somebody is not in this session. Nobody was marked.',
    )
  }
  await markAttendance(ctx, opened.session.id, { attendees, mark }, opened.by)
  return show(ctx, opened)
}

/**
 * The presenter says that the list is right, which closes the session (rule W2); said once, it stands.
 * @throws HttpProblem `not-found`; `invalid` before the session has begun
 */
export async function confirmList(ctx: Context, text: string): Promise<ConfirmAnswer> {
  const opened = await open(ctx, text)
  const before = await show(ctx, opened)
  if (!before.begun) throw notBegun()
  if (before.confirmedAt !== null) return before
  await closeSession(ctx, opened.session.id, null, opened.by)
  return show(ctx, opened)
}

const notBegun = () =>
  new HttpProblem('invalid', 'This session has not begun yet. Nothing was changed.')
