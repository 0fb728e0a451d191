import type { Anchor } from '../domain/anchor.ts'
import { err, ok } from '../domain/result.ts'
import type { KioskAttendee } from '../domain/roster.ts'
import { answered, askedAgain, noAck } from './acks.ts'
import { anchorsAfter } from './anchors.ts'
import { type OwnLog, walkInOf, writeTap } from './capture.ts'
import type { Connection } from './connection.ts'
import type { Database, LogRow } from './database.ts'
import { captureFailure } from './failure.ts'
import { loadBatches, loadHeld } from './later.ts'
import { createListeners } from './listeners.ts'
import { pruneLogs } from './prune.ts'
import type { Channel, Outbox, OutboxChange, Timers } from './types.ts'
import { readWaiting } from './waiting.ts'

/** Before a first tap only the anchor of least round trip and the latest ones say anything more. */
const ANCHORS_BEFORE_FIRST_TAP = 10

const readChange = (what: unknown): OutboxChange | null =>
  what === 'tap' || what === 'acknowledged' || what === 'resend' ? what : null

/** The least round trip, and the latest. */
const worthKeeping = (anchors: Anchor[]): Anchor[] => {
  const best = anchors.reduce((a, b) => (b.rtt < a.rtt ? b : a))
  return anchors.filter((a, at) => a === best || at > anchors.length - ANCHORS_BEFORE_FIRST_TAP)
}

/**
 * The log of taps over `connection`, for the page load that drew the id `log`. What reads taps back
 * brings their schema, which the first paint and a capture do without: it is loaded when first needed.
 */
export function createOutbox(
  connection: Connection,
  log: string,
  deps: {
    timers: Timers
    channel?: Channel | undefined
    /** a walk-in was written with a tap */
    joined?: (id: string, attendee: KioskAttendee) => void
  },
): Outbox & { close: () => void } {
  const own: OwnLog = { log, drawn: 0, after: null, row: null, anchors: [] }
  const listeners = createListeners(deps.channel, 'outbox', readChange)
  // One capture after the other: a number is only sought again by the capture that tried it.
  let turn: Promise<unknown> = Promise.resolve()

  const changeAck = (
    name: string,
    change: (db: Database, row: LogRow) => Promise<void>,
  ): Promise<void> =>
    connection.run((db) =>
      db.transaction('rw', [db.acks, db.logs, db.taps], async () => {
        const row = await db.logs.get(name)
        if (row) await change(db, row)
      }),
    )

  return {
    log,
    capture: (draft) => {
      const result = turn.then(async () => {
        try {
          const tap = await writeTap(connection, deps.timers, own, structuredClone(draft))
          const walkIn = walkInOf(draft)
          if (walkIn) deps.joined?.(walkIn.id, walkIn.attendee)
          listeners.tell('tap')
          return ok({ log, tap, acknowledged: false })
        } catch (error) {
          return err(captureFailure(error))
        }
      })
      turn = result
      return result
    },

    addAnchor: async (anchor) => {
      const stored = await connection.run((db) =>
        db.transaction('rw', [db.logs, db.anchors], async () => {
          const row = await db.logs.get(log)
          if (!row) return false
          await db.anchors.put({ log, ...anchor })
          await db.logs.update(log, { lastAnchor: Math.max(row.lastAnchor, anchor.mono) })
          return true
        }),
      )
      if (!stored) own.anchors = worthKeeping([...own.anchors, anchor])
    },

    ownAnchors: () =>
      connection.run(async (db) => {
        const to = (await db.acks.get(log))?.anchorsTo ?? -1
        return [...(await anchorsAfter(db, log, to)), ...own.anchors]
      }),

    nextBatch: async (limit, skipLogs = []) => {
      const { readNextBatch } = await loadBatches()
      return connection.run((db) => readNextBatch(db, limit, skipLogs))
    },
    acknowledge: async (name, watermark, sent, serverTime, anchorsTo = -1) => {
      await changeAck(name, async (db, row) => {
        const ack = (await db.acks.get(name)) ?? noAck(name)
        await db.acks.put(answered(ack, row, { watermark, sent, anchorsTo }, serverTime))
      })
      listeners.tell('acknowledged')
    },

    watermark: (name) => connection.run(async (db) => (await db.acks.get(name))?.watermark ?? 0),

    resendAll: async () => {
      await connection.run((db) => db.acks.clear())
      listeners.tell('resend')
    },

    resend: async (name, ranges) => {
      await changeAck(name, async (db, row) => {
        const ack = await db.acks.get(name)
        if (ack) await db.acks.put(await askedAgain(db, ack, row, ranges))
      })
      listeners.tell('resend')
    },

    waiting: (besides) => connection.run((db) => readWaiting(db, besides)),
    heldLogs: () =>
      connection.run(async (db) =>
        (await db.logs.orderBy('order').toArray()).map(({ log, after, last }) => ({
          log,
          after,
          last,
        })),
      ),
    copyLogs: async (what) => {
      const { readLogs } = await loadBatches()
      return connection.run((db) => readLogs(db, what))
    },
    lastTaps: async (count) => {
      const { readLastTaps } = await loadHeld()
      return connection.run((db) => readLastTaps(db, count))
    },
    tapsOf: async (attendee) => {
      const { readTapsOf } = await loadHeld()
      return connection.run((db) => readTapsOf(db, attendee))
    },

    prune: (serverTime, keepDays) =>
      connection.run((db) => pruneLogs(db, log, serverTime, keepDays)),
    onChange: listeners.listen,
    close: listeners.close,
  }
}
