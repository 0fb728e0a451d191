import * as z from 'zod/mini'
import { onlineReport } from '../online-report.ts'
import { hour, minute, sessionEnd, sessionStart } from '../seed.ts'
import type { Acting, Step } from './acting.ts'

const Made = z.object({ id: z.string() })
const soon = sessionEnd + 72 * hour
const correction = (at: number) => ({
  corrections: [
    { body: { kind: 'add-tap', attendee: 'zoe', session: 's', tap: 'in', at }, reason: 'Seen' },
  ],
})

/** A programme, its sessions, who is booked, marked, corrected, imported. */
export const actsOfSessions = (a: Acting): Step[] => [
  [
    'POST /api/v1/programmes',
    () => a.send('POST', '/programmes', { name: 'Next', timeZone: 'UTC' }),
  ],
  ['PATCH /api/v1/programmes/:id', () => a.send('PATCH', '/programmes/p', { name: 'Audit Week' })],
  [
    'PATCH /api/v1/programmes/:id/settings',
    () => a.send('PATCH', '/programmes/p/settings', { bounceMs: 9_000 }),
  ],
  [
    'POST /api/v1/programmes/:id/rooms',
    () => a.kept('room', a.idOf(a.send('POST', '/programmes/p/rooms', { name: 'Cellar' }))),
  ],
  ['PATCH /api/v1/rooms/:id', () => a.send('PATCH', `/rooms/${a.of('room')}`, { name: 'Attic' })],
  [
    'POST /api/v1/programmes/:id/sessions',
    () =>
      a.kept(
        'session',
        a.idOf(
          a.send('POST', '/programmes/p/sessions', {
            ...{ title: 'Again', start: soon, end: soon + hour, room: a.of('room') },
            ...{ capacity: 1, presenters: ['Ada Lindqvist'] },
          }),
        ),
      ),
  ],
  [
    'PATCH /api/v1/sessions/:id',
    () => a.send('PATCH', `/sessions/${a.of('session')}`, { capacity: 2 }),
  ],
  [
    'POST /api/v1/sessions/:id/bookings',
    () => a.book(a.of('session'), ['amara', 'marek', 'yuki', 'zoe']),
  ],
  [
    'PATCH /api/v1/sessions/:id/line/:attendee',
    () => a.send('PATCH', `/sessions/${a.of('session')}/line/zoe`, { place: 1 }),
  ],
  [
    'DELETE /api/v1/sessions/:id/line/:attendee',
    () => a.send('DELETE', `/sessions/${a.of('session')}/line/yuki`),
  ],
  [
    'POST /api/v1/sessions/:id/substitutions',
    () =>
      a.send('POST', `/sessions/${a.of('session')}/substitutions`, { out: 'amara', in: 'yuki' }),
  ],
  [
    'POST /api/v1/sessions/:id/removals',
    () => a.send('POST', `/sessions/${a.of('session')}/removals`, { attendees: ['yuki'] }),
  ],
  [
    'DELETE /api/v1/sessions/:id/attendees/:attendee',
    () => a.send('DELETE', `/sessions/${a.of('session')}/attendees/marek`),
  ],
  [
    'POST /api/v1/sessions/:id/walk-ins',
    () =>
      a.send('POST', '/sessions/s/walk-ins', {
        person: { name: 'Ben Okafor', email: null, organisation: null },
      }),
  ],
  [
    'POST /api/v1/sessions/:id/marks',
    () => a.send('POST', '/sessions/s/marks', { attendees: ['amara'], mark: 'attended' }),
  ],
  ['POST /api/v1/sessions/:id/closing', () => a.send('POST', '/sessions/s/closing', {})],
  [
    'PUT /api/v1/programmes/:id/presenters',
    () =>
      a.send('PUT', '/programmes/p/presenters', {
        name: 'Ada Lindqvist',
        email: 'ada@example.org',
      }),
  ],
  [
    'POST /api/v1/sessions/:id/confirm-links',
    async () => {
      await a.send('PATCH', '/sessions/t', { presenters: ['Ada Lindqvist'] })
      const link = await a.send('POST', '/sessions/t/confirm-links', {
        presenter: 'Ada Lindqvist',
        send: true,
      })
      const { id, address } = z.parse(z.object({ id: z.string(), address: z.string() }), link)
      a.made.set('link', id)
      a.made.set('secret', address.split('/me/confirm/')[1] ?? '')
    },
  ],
  [
    'POST /api/v1/confirm/:link/marks',
    async () => {
      await a.book('t', ['yuki'])
      await a.send('POST', `/confirm/${a.of('secret')}/marks`, {
        attendees: ['yuki'],
        mark: 'attended',
      })
    },
  ],
  [
    'POST /api/v1/confirm/:link/closing',
    () => a.send('POST', `/confirm/${a.of('secret')}/closing`),
  ],
  ['DELETE /api/v1/confirm-links/:id', () => a.send('DELETE', `/confirm-links/${a.of('link')}`)],
  [
    'POST /api/v1/programmes/:id/corrections',
    async () => {
      const answer = await a.send('POST', '/programmes/p/corrections', correction(sessionStart))
      a.made.set(
        'correction',
        z.parse(z.object({ items: z.array(Made) }), answer).items[0]?.id ?? '',
      )
    },
  ],
  [
    'POST /api/v1/corrections/:id/undo',
    () => a.send('POST', `/corrections/${a.of('correction')}/undo`, {}),
  ],
  [
    'POST /api/v1/programmes/:id/repair',
    async () => {
      await a.send('POST', '/programmes/p/repair?dryRun=false', correction(sessionStart + minute))
      const list = await a.send('GET', '/programmes/p/batches')
      const batches = z.object({ items: z.array(z.object({ batch: z.string() })) })
      a.made.set('batch', z.parse(batches, list).items[0]?.batch ?? '')
    },
  ],
  ['POST /api/v1/batches/:id/undo', () => a.send('POST', `/batches/${a.of('batch')}/undo`, {})],
  [
    'POST /api/v1/programmes/:id/import/sessions',
    () =>
      a.csv('sessions', 'title,room,start,end\nImported,Attic,2026-03-09 10:00,2026-03-09 11:00\n'),
  ],
  [
    'POST /api/v1/programmes/:id/import/attendees',
    async () => {
      const told = await a.csv('attendees', 'name,email\nNadia Haddad,nadia@example.org\n')
      a.made.set('import', z.parse(z.object({ import: z.string() }), told).import)
    },
  ],
  ['POST /api/v1/imports/:id/undo', () => a.send('POST', `/imports/${a.of('import')}/undo`, {})],
  [
    'POST /api/v1/programmes/:id/import/bookings',
    () => a.csv('bookings', `session,attendee\n${a.of('session')},marek@example.org\n`),
  ],
  [
    'POST /api/v1/sessions/:id/reports',
    async () => {
      const one = { name: 'Amara', email: 'amara@example.org' }
      const file = onlineReport('zoom-meeting', [
        { ...one, join: sessionStart + hour, leave: sessionStart + hour + minute },
      ])
      const body = { file: Buffer.from(file).toString('base64'), zone: 'UTC', dateOrder: 'mdy' }
      const told = await a.send('POST', '/sessions/t/reports?dryRun=false', body)
      a.made.set('report', z.parse(z.object({ report: z.string() }), told).report)
    },
  ],
  ['POST /api/v1/reports/:id/undo', () => a.send('POST', `/reports/${a.of('report')}/undo`, {})],
]
