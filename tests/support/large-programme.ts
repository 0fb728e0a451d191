import { manyNames } from './many-names.ts'
import { answer } from './programme.ts'
import type { RunningServer } from './running-server.ts'

const rooms = 36
const days = 5
const slots = 5
const hour = 3_600_000

/** A programme as large as the admin has to bear. */
export interface LargeProgramme {
  id: string
  /** what is searched of each session, and of each attendee in the list's order; in small letters */
  sessions: string[]
  attendees: string[]
}

/** Makes 900 sessions, two of five days past, and so many attendees, by uploading sheets. */
export async function largeProgramme(
  server: RunningServer,
  attendees: number,
): Promise<LargeProgramme> {
  const { id } = await answer(
    server.call('POST', '/api/v1/programmes', { name: 'Audit Days', timeZone: 'Europe/Berlin' }),
  )
  const upload = (what: string, rows: string[]) =>
    answer(
      server.call('POST', `/api/v1/programmes/${id}/import/${what}`, rows.join('\n'), 'text/csv'),
    )
  const names = manyNames(attendees)
  const sessions = sessionsOf(names)
  await upload('sessions', [
    'code,title,presenters,room,capacity,start,end',
    ...sessions.map(({ words, times }) => [...words, 200, ...times].join(',')),
  ])
  await upload('attendees', [
    'code,name,email,organisation,badge',
    ...names.map((name, n) => `c${n},${name},mail${n}@example.org,Institute ${n % 900},badge${n}`),
  ])
  return {
    id,
    sessions: sessions.map(({ words }) => words.join(' ').toLowerCase()),
    attendees: names.map((name) => name.toLowerCase()).sort(),
  }
}

function sessionsOf(names: string[]) {
  const first = Math.floor(Date.now() / (24 * hour) - 2) * 24 * hour + 8 * hour
  return Array.from({ length: rooms * days * slots }, (_, n) => {
    const slot = Math.floor(n / rooms) % slots
    const day = Math.floor(n / rooms / slots)
    const start = first + day * 24 * hour + slot * 2 * hour
    return {
      words: [`S${n}`, `${names[n]} on what auditors see`, names[n + 900], `Hall ${n % rooms}`],
      times: [start, start + 1.5 * hour].map((ms) => new Date(ms).toISOString()),
    }
  })
}
