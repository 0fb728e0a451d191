import * as z from 'zod/mini'
import type { Correction } from '../../src/domain/correction.ts'
import { CorrectionBody } from '../../src/domain/correction.ts'
import { TapMethod } from '../../src/domain/tap.ts'
import { readSession, readSettings } from '../../sync-server/db/schedule.ts'
import type { SessionsTable } from '../../sync-server/db/tables.ts'
import type { Evidence, StoredLog, StoredTap } from './oracle/types.ts'
import type { World } from './world.ts'

// What lies on the server, as the oracle takes it: rows as they are, nothing worked out.

type Row = Record<string, unknown>
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** What no rule of the record decides: by its own verdict, or, of a tap that staff dismissed, by its row. */
function heldOf(row: Row, released: Released): StoredTap['held'] {
  const { verdict, code, via, accepted_at, kiosk, after_revocation, at } = row
  if (verdict === 'rejected') return 'rejected'
  // staff's word to leave it stands until they give another
  if (code === 'dismissed') return 'parked'
  if (via !== null && accepted_at === null) return 'parked'
  const isFree = [kiosk, via].every((one) => released(text(one), number(at)))
  return after_revocation === 1 && !isFree ? 'quarantined' : null
}

/** Whether a kiosk's taps count up to that time: it isn't revoked, or staff let them through; null: whenever. */
type Released = (kiosk: string | null, at: number | null) => boolean

async function releasedOf({ server }: World): Promise<Released> {
  const last = new Map(
    (await server.rows('select kiosk, through from releases order by n')).map((row) => [
      row.kiosk,
      row,
    ]),
  )
  const revoked = new Set(
    (await server.rows('select id from kiosks where revoked_at is not null')).map(({ id }) => id),
  )
  return (kiosk, at) => {
    if (kiosk === null || !revoked.has(kiosk)) return true
    const release = last.get(kiosk)
    if (!release) return false
    return release.through === null || (at !== null && at <= Number(release.through))
  }
}

function tapOf(row: Row, released: Released): StoredTap {
  const method = z.safeParse(TapMethod, row.method)
  const voids =
    row.voids_log === null ? null : { log: String(row.voids_log), seq: Number(row.voids_seq) }
  return {
    seq: Number(row.seq),
    receivedAt: Number(row.received_at),
    held: heldOf(row, released),
    kind: String(row.kind),
    attendee: text(row.attendee),
    badge: text(row.badge),
    person: String(row.raw).includes('"person":'),
    session: text(row.session),
    voids,
    method: method.success ? method.data : 'search',
    wall: Number(row.wall ?? 0),
    mono: Number(row.mono ?? 0),
  }
}

/** Anchors in force: those of a kiosk that isn't revoked, or was released whole; of a log that staff accepted. */
async function anchorsOf(world: World, released: Released) {
  const rows = await world.server.rows(
    'select a.*, l.kiosk, l.accepted_at from anchors a join logs l on l.n = a.log order by a.log, a.mono',
  )
  return rows.filter(({ via, kiosk, accepted_at, after_revocation }) => {
    if (via !== null && accepted_at === null) return false
    return after_revocation === 0 || [kiosk, via].every((one) => released(text(one), null))
  })
}

async function logsOf(world: World): Promise<StoredLog[]> {
  const { server } = world
  const released = await releasedOf(world)
  const anchors = await anchorsOf(world, released)
  const taps = await server.rows(
    'select t.*, l.kiosk, l.accepted_at from taps t join logs l on l.n = t.log order by t.log, t.seq',
  )
  return (await server.rows('select * from logs order by n')).map((row) => ({
    log: String(row.log),
    kiosk: String(row.kiosk),
    after: text(row.after),
    anchors: anchors
      .filter(({ log }) => log === row.n)
      .map(({ mono, wall, server, rtt, received_at }) => ({
        mono: Number(mono),
        wall: Number(wall),
        server: Number(server),
        rtt: Number(rtt),
        receivedAt: Number(received_at),
      })),
    taps: taps.filter(({ log }) => log === row.n).map((tap) => tapOf(tap, released)),
  }))
}

async function correctionsOf({ server }: World): Promise<Correction[]> {
  return (await server.rows('select * from corrections order by n')).map((row) => ({
    id: String(row.id),
    n: Number(row.n),
    body: z.parse(CorrectionBody, JSON.parse(String(row.body))),
    by: String(row.by),
    at: Number(row.at),
    reason: String(row.reason),
  }))
}

const Mark = z.nullable(z.enum(['attended', 'not-attended']))
const Source = z.enum(['import', 'staff', 'tap', 'phone'])

/** All that the record of the world's programme depends on, as it lies on the server. */
export async function evidenceOf(world: World): Promise<Evidence> {
  const { server } = world
  const [programme] = await server.rows('select settings from programmes')
  const sessions: SessionsTable[] = await server
    .ctx()
    .database.db.selectFrom('sessions')
    .selectAll()
    .execute()
  const badges = await server.rows('select badge, attendee from badges')
  return {
    settings: readSettings(String(programme?.settings)),
    sessions: sessions.map(readSession),
    attendees: (
      await server.rows(
        'select a.id, a.merged_into from roster r join attendees a on a.id = r.attendee',
      )
    ).map(({ id, merged_into }) => ({
      id: String(id),
      mergedInto: text(merged_into),
      badges: badges.filter(({ attendee }) => attendee === id).map(({ badge }) => String(badge)),
    })),
    kiosks: (await server.rows('select id, enrolled_at from kiosks')).map(
      ({ id, enrolled_at }) => ({ id: String(id), enrolledAt: number(enrolled_at) }),
    ),
    logs: await logsOf(world),
    bookings: (await server.rows('select * from bookings')).map((row) => ({
      attendee: String(row.attendee),
      session: String(row.session),
      source: z.parse(Source, row.source),
      cancelled: row.cancelled_at !== null,
    })),
    marks: (await server.rows('select * from marks order by n')).map((row) => ({
      attendee: String(row.attendee),
      session: String(row.session),
      mark: z.parse(Mark, row.mark),
      by: String(row.by),
      at: Number(row.at),
      n: Number(row.n),
    })),
    selfReports: [],
    corrections: await correctionsOf(world),
    closings: (await server.rows('select session, at from closings order by n')).map(
      ({ session, at }) => ({ session: String(session), at: Number(at) }),
    ),
  }
}
