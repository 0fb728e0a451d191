import { keyOf } from './truth.ts'
import type { World } from './world.ts'

/** One tap as it lies on the server. */
export interface StoredRow {
  key: string
  /** the log's name as the tablet knows it */
  log: string
  /** the log's row, and its name here: another one where it is kept apart */
  n: number
  name: string
  kiosk: string
  seq: number
  raw: string
  verdict: string
  /** whom it counts for */
  who: string | null
  code: string | null
  via: string | null
  afterRevocation: boolean
  receivedAt: number
  at: number | null
  earliest: number | null
  latest: number | null
}

const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null)
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** Every tap on the server, by log and number. */
export const storedTaps = async ({ server }: World): Promise<StoredRow[]> =>
  (
    await server.rows(
      `select coalesce(l.alias_of, l.log) as log, l.log as name, l.n, l.kiosk, t.seq, t.raw, t.verdict, t.who, t.code,
        t.via, t.after_revocation, t.received_at, t.at, t.earliest, t.latest
        from taps t join logs l on l.n = t.log order by l.log, t.seq`,
    )
  ).map((row) => ({
    key: keyOf(String(row.log), Number(row.seq)),
    log: String(row.log),
    n: Number(row.n),
    name: String(row.name),
    kiosk: String(row.kiosk),
    seq: Number(row.seq),
    raw: String(row.raw),
    verdict: String(row.verdict),
    who: textOrNull(row.who),
    code: textOrNull(row.code),
    via: textOrNull(row.via),
    afterRevocation: row.after_revocation === 1,
    receivedAt: Number(row.received_at),
    at: numberOrNull(row.at),
    earliest: numberOrNull(row.earliest),
    latest: numberOrNull(row.latest),
  }))
