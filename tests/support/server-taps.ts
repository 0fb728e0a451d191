import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'

const Row = z.object({
  log: z.string(),
  after: z.nullable(z.string()),
  seq: z.int(),
  kind: z.nullable(z.string()),
  attendee: z.nullable(z.string()),
  badge: z.nullable(z.string()),
})
/** A tap as the server's database holds it, with its log as the kiosk drew it. */
export type ServerTap = z.infer<typeof Row>

/** Every tap of a running server, read from its embedded database beside it. */
export function serverTaps(dataDir: string): ServerTap[] {
  const db = new DatabaseSync(join(dataDir, 'roomtap.db'), { readOnly: true })
  const rows = db
    .prepare(
      'SELECT logs.log, logs."after", seq, kind, attendee, badge FROM taps JOIN logs ON logs.n = taps.log ORDER BY n, seq',
    )
    .all()
  db.close()
  return z.parse(z.array(Row), rows)
}

/** Taps as texts to compare, in an order that says nothing of when they came. */
export const sortedTaps = (
  taps: readonly { log: string; seq: number; kind: string | null; attendee?: string | null }[],
): string[] =>
  taps.map(({ log, seq, kind, attendee = null }) => `${log} ${seq} ${kind} ${attendee}`).sort()
