import type { AckRow, Database, LogRow } from './database.ts'
import { missing, rangesOf, union, withoutRange, withRange } from './ranges.ts'
import type { Range } from './types.ts'

/** Nothing answered for yet. */
export const noAck = (log: string): AckRow => ({
  log,
  ranges: [],
  anchorsTo: -1,
  watermark: 0,
  settledAt: null,
})

const DAY_MS = 86_400_000

/** The numbers of a log that still wait. */
export const waitingOf = (row: LogRow, ack: AckRow | undefined): Range[] =>
  missing(ack?.ranges ?? [], row.first, row.last)

/** Applies one answer to a log's row (PROTOCOL section 3, rule 1). `serverTime`: ms by the server's clock. */
export function answered(
  ack: AckRow,
  row: LogRow,
  answer: { watermark: number; sent: number[]; anchorsTo: number },
  serverTime: number,
): AckRow {
  // Never above what was drawn: a number acknowledged before its tap exists would be a tap never sent.
  const watermark = Math.min(answer.watermark, row.last)
  const sent = rangesOf(answer.sent.filter((seq) => seq <= row.last))
  const ranges = union(withRange(ack.ranges, 1, watermark), sent)
  const settled = waitingOf(row, { ...ack, ranges }).length === 0
  return {
    log: ack.log,
    ranges,
    anchorsTo: Math.max(ack.anchorsTo, answer.anchorsTo),
    watermark: Math.max(ack.watermark, answer.watermark),
    settledAt: settled ? (ack.settledAt ?? serverTime) : null,
  }
}

/** Of a log's `ranges` what lies here waits again; numbers that this tablet doesn't hold are not promised. */
export async function askedAgain(
  db: Database,
  ack: AckRow,
  row: LogRow,
  asked: Range[],
): Promise<AckRow> {
  let ranges = ack.ranges
  for (const [from, to] of asked) {
    const [low, high] = [Math.max(from, row.first), Math.min(to, row.last)]
    const answeredFor = missing(missing(ack.ranges, low, high), low, high)
    for (const [first, last] of answeredFor) {
      const held = await db.taps
        .where('[log+seq]')
        .between([row.log, first], [row.log, last], true, true)
        .primaryKeys()
      for (const [one, other] of rangesOf(held.map(([, seq]) => seq)))
        ranges = withoutRange(ranges, one, other)
    }
  }
  return { ...ack, ranges, settledAt: ranges === ack.ranges ? ack.settledAt : null }
}

/** Whether nothing of a log waits, and hasn't for `keepDays` of the server's time. */
export const isPrunable = (
  row: LogRow,
  ack: AckRow,
  serverTime: number,
  keepDays: number,
): boolean =>
  ack.settledAt !== null &&
  ack.settledAt <= serverTime - keepDays * DAY_MS &&
  row.lastAnchor <= ack.anchorsTo &&
  waitingOf(row, ack).length === 0
