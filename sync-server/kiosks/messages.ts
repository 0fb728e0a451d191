import type { MessageRequest } from '../../src/domain/api-fleet.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { addMessages, endMessage, findMessage, kiosksOf } from '../db/messages.ts'
import { HttpProblem } from '../http/problem.ts'

/** A message is for a day's work; whoever forgets it shall not find it next year. */
const longestMs = 31 * 24 * 3_600_000

/**
 * Sends a message to all kiosks of a programme, or to those named: each shows it from its next pull
 * until `until`. The history names kiosks and times, not the words.
 * @throws HttpProblem `invalid` for a time that is past or too far ahead, `not-found` for a kiosk of elsewhere
 */
export async function sendMessage(
  ctx: Context,
  programme: string,
  { text, until, kiosks }: MessageRequest,
  by: string,
): Promise<{ messages: string[] }> {
  const at = ctx.clock()
  if (until <= at) throw new HttpProblem('invalid', 'until: lies in the past.')
  if (until > at + longestMs) throw new HttpProblem('invalid', 'until: lies over 31 days ahead.')
  const named = kiosks && [...new Set(kiosks)]
  const { dialect } = ctx.database
  const messages = await ctx.database.transact(async (tx) => {
    if (named && (await kiosksOf(tx, programme, named)).length < named.length) {
      throw new HttpProblem('not-found', 'There is no such kiosk in this programme.')
    }
    const rows = (named ?? [null]).map((kiosk) => ({
      ...{ id: ctx.newId(), programme, kiosk, text, until, at, by },
    }))
    await addMessages(tx, dialect, programme, rows)
    for (const { id, kiosk } of rows) {
      const subject = kiosk === null ? `programme:${programme}` : `kiosk:${kiosk}`
      await audit(tx, dialect, {
        ...{ at, by, act: 'kiosk-message', subject, detail: { message: id, until } },
      })
    }
    return rows.map(({ id }) => id)
  })
  ctx.live.tell({ type: 'kiosks', programme })
  return { messages }
}

/**
 * Takes a message from the kiosks that show it, at their next pull; one that is over already stays so.
 * @throws HttpProblem `not-found`
 */
export async function takeMessageBack(
  ctx: Context,
  id: string,
  by: string,
): Promise<{ message: string; until: number }> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const [programme, until] = await ctx.database.transact(async (tx) => {
    const message = await findMessage(tx, id)
    if (!message) throw new HttpProblem('not-found', 'There is no such message.')
    const { programme, kiosk } = message
    if (message.until <= at) return [programme, message.until] as const
    await endMessage(tx, dialect, message, at)
    const subject = kiosk === null ? `programme:${programme}` : `kiosk:${kiosk}`
    await audit(tx, dialect, {
      ...{ at, by, act: 'kiosk-message-end', subject, detail: { message: id } },
    })
    return [programme, at] as const
  })
  ctx.live.tell({ type: 'kiosks', programme })
  return { message: id, until }
}
