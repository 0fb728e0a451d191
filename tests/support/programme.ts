import type { Page } from 'playwright-core'
import { openKiosk } from './readiness.ts'
import type { RunningServer } from './running-server.ts'

/** A programme with one room, one session that is on now, and attendees. */
export interface SmallProgramme {
  programme: string
  room: string
  session: string
  /** name by attendee id */
  attendees: Map<string, string>
  start: number
  end: number
}

const minute = 60_000

/** Makes a programme through the public API, its session running from an hour ago to an hour from now. */
export async function smallProgramme(
  server: RunningServer,
  names: string[] = ['Amara Okonkwo', 'Marek Dvořák'],
): Promise<SmallProgramme> {
  const now = Math.floor(Date.now() / minute) * minute
  const start = now - 60 * minute
  const end = now + 60 * minute
  const { id: programme } = await answer(
    server.call('POST', '/api/v1/programmes', { name: 'Audit Days', timeZone: 'UTC' }),
  )
  await answer(
    server.call(
      'POST',
      `/api/v1/programmes/${programme}/import/sessions`,
      `code,title,room,start,end\nS1,Designing for trust,Aspen,${iso(start)},${iso(end)}\n`,
      'text/csv',
    ),
  )
  await answer(
    server.call(
      'POST',
      `/api/v1/programmes/${programme}/import/attendees`,
      `name,organisation,email\n${names.map((name, n) => `${name},Charles University,a${n}@example.org`).join('\n')}\n`,
      'text/csv',
    ),
  )
  const sessions = await answer(server.call('GET', `/api/v1/programmes/${programme}/sessions`))
  const people = await answer(
    server.call('GET', `/api/v1/programmes/${programme}/attendees?limit=1000`),
  )
  const [session] = sessions.items
  return {
    programme,
    session: session.id,
    room: session.room.id,
    attendees: new Map(people.items.map((row: { id: string; name: string }) => [row.id, row.name])),
    start,
    end,
  }
}

/** Pairs the browser's page as a kiosk of `room`, the way staff do: by opening the QR's link, then going through the list. */
export async function pairKiosk(
  page: Page,
  server: RunningServer,
  kiosk: { programme: string; room: string; name: string },
): Promise<string> {
  const { id, code } = await answer(server.call('POST', '/api/v1/kiosks', kiosk))
  await page.goto(`${server.url}/kiosk?code=${code}`)
  await page.getByRole('button', { name: /pair/i }).click()
  await openKiosk(page)
  await page.getByRole('searchbox').waitFor()
  return id
}

/** The JSON of an answer that must be good. */
export async function answer(response: Promise<Response>) {
  const got = await response
  if (!got.ok) throw new Error(`${got.status} ${got.url}: ${await got.text()}`)
  return got.json()
}

const iso = (ms: number) => new Date(ms).toISOString()
