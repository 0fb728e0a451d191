import type { DatabaseSync } from 'node:sqlite'
import type { Db } from '../../sync-server/db/open.ts'
import { minute, seed, sessionStart } from './seed.ts'
import type { TestServer } from './server.ts'

/** Talks of 50 minutes, one an hour. */
const talk = 50 * minute
export const hour = 60 * minute

interface Many {
  /** ids, sorted */
  attendees: string[]
  sqlite: DatabaseSync
  db: Db
}

/**
 * Programme `p` with attendees who check in and out of one session after the other, written straight into
 * the tables of an embedded database: `tapsEach` taps an attendee, 1,000 taps a log, all by `kiosk-a`.
 */
export async function storeTaps(
  server: TestServer,
  wanted: { attendees: number; tapsEach: number },
): Promise<Many> {
  const { sqlite, db } = server.ctx.database
  if (!sqlite) throw new Error('this is for the embedded database')
  const slots = Math.ceil(wanted.tapsEach / 2)
  const sessions = Array.from({ length: slots }, (_, n) => {
    const start = sessionStart + n * hour
    return { id: `s${n}`, start, end: start + talk }
  })
  await seed(server.ctx, { sessions, attendees: {} })
  const attendees = Array.from(
    { length: wanted.attendees },
    (_, n) => `a${String(n).padStart(6, '0')}`,
  )
  sqlite.exec('begin immediate')
  const person = sqlite.prepare(
    `insert into attendees (id, name, fields, created_at) values (?, ?, '{}', 0)`,
  )
  const member = sqlite.prepare(
    `insert into roster (programme, attendee, badges, active, source, joined_at) values ('p', ?, '[]', 1, 'import', 0)`,
  )
  for (const id of attendees) {
    person.run(id, id)
    member.run(id)
  }
  const log = sqlite.prepare(
    `insert into logs (log, kiosk, programme, after, after_known, announced, watermark, highest, first_seen)
     values (?, 'kiosk-a', 'p', null, 1, 0, 1000, 1000, 0)`,
  )
  const tap = sqlite.prepare(
    `insert into taps (log, seq, raw, received_at, kind, attendee, session, method, wall, mono, zone, verdict, who, counts_for, at, earliest, latest, estimate)
     values (?, ?, ?, ?, ?, ?, ?, 'search', ?, ?, 60, 'applied', ?, ?, ?, ?, ?, ?)`,
  )
  const estimate = JSON.stringify({ confidence: 'high', method: 'anchored', flags: [] })
  let n = 0
  let current = 0
  for (let slot = 0; slot < slots; slot++)
    for (const [kind, after] of [
      ['in', 2 * minute],
      ['out', 45 * minute],
    ] as const)
      for (const [place, who] of attendees.entries()) {
        if (n % 1000 === 0) current = Number(log.run(`log-${n / 1000}`).lastInsertRowid)
        const at = sessionStart + slot * hour + after + (place % 1000) * 10
        const seq = (n++ % 1000) + 1
        const session = `s${slot}`
        const raw = JSON.stringify({
          seq,
          kind,
          attendee: who,
          session,
          method: 'search',
          wall: at,
          mono: seq,
          zone: 60,
        })
        tap.run(
          current,
          seq,
          raw,
          at,
          kind,
          who,
          session,
          at,
          seq,
          who,
          session,
          at,
          at - 20,
          at + 20,
          estimate,
        )
      }
  sqlite.exec('commit')
  return { attendees, sqlite, db }
}
