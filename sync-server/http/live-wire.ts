import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { Id } from '../../src/domain/ids.ts'
import type { Wire } from '../db/wire.ts'
import type { Live, LiveEvent } from './live.ts'

const Told = z.object({
  from: z.string(),
  event: z.union([
    z.object({ type: z.literal('records'), programme: Id, sessions: z.array(Id) }),
    z.object({ type: z.literal('kiosks'), programme: Id }),
    z.object({ type: z.literal('programme'), programme: Id }),
    z.object({ type: z.literal('mails'), programme: Id }),
  ]),
})

/** What a message of PostgreSQL's NOTIFY holds, and a little less. */
const mostBytes = 7_900

/**
 * Live events of all server processes on one database: what happens here is told there, and the other
 * way round. Where something may have been missed, because the connection was lost or another process
 * speaks differently, listeners hear `missed`.
 * @param self what this process calls itself, unlike any other
 * @returns once it listens
 */
export async function joinLive(live: Live, wire: Wire, self: string, log: Logger): Promise<Live> {
  await wire.listen((text) => {
    const told = text === null ? null : read(text)
    if (!told) live.tell({ type: 'missed' })
    else if (told.from !== self) live.tell(told.event)
  })
  return {
    ...live,
    tell(event) {
      live.tell(event)
      for (const text of inParts(self, event)) {
        wire.send(text).catch((error: unknown) => {
          log.warn({ err: error }, 'other processes could not be told what changed here')
        })
      }
    },
  }
}

function inParts(from: string, event: LiveEvent): string[] {
  const text = JSON.stringify({ from, event })
  if (Buffer.byteLength(text) <= mostBytes || event.type !== 'records') return [text]
  const half = Math.ceil(event.sessions.length / 2)
  return [event.sessions.slice(0, half), event.sessions.slice(half)].flatMap((sessions) =>
    inParts(from, { ...event, sessions }),
  )
}

function read(text: string) {
  try {
    const told = z.safeParse(Told, JSON.parse(text))
    return told.success ? told.data : null
  } catch {
    return null
  }
}
