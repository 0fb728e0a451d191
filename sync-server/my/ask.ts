import type { AskRequest } from '../../src/domain/api-my.ts'
import type { Context } from '../context.ts'
import { correct } from '../corrections/correct.ts'
import { audit } from '../db/audit.ts'
import {
  addRecordRequest,
  decideRecordRequest,
  findRecordRequest,
  type RecordRequestRow,
} from '../db/record-requests.ts'
import { sessionById } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Mine } from './open.ts'

/** A person asks in earnest a few times a day. */
const perPerson = { max: 20, windowMs: 86_400_000 }

/**
 * Keeps what an attendee asks staff to put right. It changes no record: staff decide.
 * @throws HttpProblem `not-found`, `invalid`, `slow-down`
 */
export async function ask(ctx: Context, mine: Mine, request: AskRequest): Promise<void> {
  const { programme, attendee } = mine
  const { session, kind, at, text } = request
  const found = await sessionById(ctx.database.db, session)
  if (found?.programme !== programme) {
    throw new HttpProblem('not-found', 'There is no such session.')
  }
  if (kind === 'other' ? text.trim() === '' : at === null) {
    throw new HttpProblem('invalid', 'Say what is to be put right: a time, or in words.')
  }
  await ctx.limits.take('my-ask', `${programme} ${attendee}`, perPerson)
  const id = ctx.newId()
  const askedAt = ctx.clock()
  await ctx.database.transact(async (tx) => {
    const undecided = {
      state: 'waiting',
      answer: null,
      decided_by: null,
      decided_at: null,
    } as const
    const row = { id, programme, attendee, session, kind, at, text: text.trim() }
    await addRecordRequest(tx, { ...row, asked_at: askedAt, ...undecided })
    await audit(tx, ctx.database.dialect, {
      at: askedAt,
      by: `attendee:${attendee}`,
      act: 'record-request',
      subject: `session:${session}`,
      detail: { request: id, attendee, kind },
    })
  })
  ctx.live.tell({ type: 'records', programme, sessions: [session] })
}

/**
 * Staff decide on what an attendee asked for. Approved, a step with a time is entered as a correction with
 * the request as its reason; it can be undone like any other.
 * @throws HttpProblem `not-found`, `stale` where it was decided before
 */
export async function decide(
  ctx: Context,
  id: string,
  { decision, answer }: { decision: 'approved' | 'refused'; answer?: string | undefined },
  by: string,
): Promise<RecordRequestRow> {
  const asked = await findRecordRequest(ctx.database.db, id)
  if (!asked) throw new HttpProblem('not-found', 'There is no such request.')
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    const said = { state: decision, answer: answer || null, by, at }
    if (!(await decideRecordRequest(tx, id, said))) {
      throw new HttpProblem('stale', 'This request was decided already.')
    }
    await audit(tx, ctx.database.dialect, {
      ...{ at, by, act: 'record-request-decide', subject: `session:${asked.session}` },
      detail: { request: id, attendee: asked.attendee, decision },
    })
  })
  if (decision === 'approved') await enter(ctx, asked, by)
  return (await findRecordRequest(ctx.database.db, id)) ?? asked
}

async function enter(ctx: Context, asked: RecordRequestRow, by: string): Promise<void> {
  const { programme, attendee, session, kind, at } = asked
  if (kind === 'other' || at === null) return
  const body = { kind: 'add-tap', attendee, session, tap: kind, at } as const
  await correct(ctx, programme, [{ body, reason: 'Asked for by the attendee' }], by)
}
