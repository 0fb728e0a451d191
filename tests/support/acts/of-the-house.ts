import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { signedIn, signIn } from '../people.ts'
import { presence, push } from '../push.ts'
import { hour, sessionEnd } from '../seed.ts'
import type { Acting, Step } from './acting.ts'

/** A tablet's file as it leaves it, sealed. */
function tabletFile(lines: unknown[]): string {
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return `${body}${JSON.stringify({ sha256: createHash('sha256').update(body).digest('hex') })}\n`
}

/** Kiosks, people who sign in, tokens. */
export const actsOfTheHouse = (a: Acting): Step[] => [
  [
    'POST /api/v1/kiosks',
    async () => {
      const kiosk = await a.send('POST', '/kiosks', {
        programme: 'p',
        room: a.of('room'),
        name: 'Attic 1',
      })
      const { id, code } = z.parse(z.object({ id: z.string(), code: z.string() }), kiosk)
      a.made.set('kiosk', id)
      a.made.set('code', code)
    },
  ],
  ['POST /api/v1/kiosk/enrol', () => a.send('POST', '/kiosk/enrol', { code: a.of('code') })],
  [
    'PATCH /api/v1/kiosks/:id',
    () => a.send('PATCH', `/kiosks/${a.of('kiosk')}`, { name: 'Attic door' }),
  ],
  ['POST /api/v1/kiosks/:id/code', () => a.send('POST', `/kiosks/${a.of('kiosk')}/code`, {})],
  ['POST /api/v1/kiosks/:id/packed-up', () => a.send('POST', '/kiosks/kiosk-a/packed-up', {})],
  [
    'POST /api/v1/kiosks/:id/packed-up/undo',
    () => a.send('POST', '/kiosks/kiosk-a/packed-up/undo', {}),
  ],
  [
    'POST /api/v1/logs/:log/lost',
    async () => {
      await push(a.world.server, [presence(30, 'in', 'zoe', sessionEnd)])
      await a.send('POST', '/logs/log-a/lost', { first: 20, last: 21, reason: 'Wiped' })
    },
  ],
  [
    'POST /api/v1/logs/:log/lost/undo',
    () => a.send('POST', '/logs/log-a/lost/undo', { first: 20, last: 21, reason: 'Found' }),
  ],
  [
    'POST /api/v1/programmes/:id/messages',
    async () => {
      const body = { text: 'Coffee', until: a.world.server.clock() + hour }
      const { messages } = z.parse(
        z.object({ messages: z.array(z.string()) }),
        await a.send('POST', '/programmes/p/messages', body),
      )
      a.made.set('message', messages[0] ?? '')
    },
  ],
  ['POST /api/v1/messages/:id/end', () => a.send('POST', `/messages/${a.of('message')}/end`)],
  [
    'POST /api/v1/programmes/:id/kiosk-sheet',
    () =>
      a.send('POST', '/programmes/p/kiosk-sheet', {
        kiosks: [{ room: a.of('room'), name: 'Attic 2' }],
      }),
  ],
  ['POST /api/v1/kiosks/:id/revoke', () => a.send('POST', `/kiosks/${a.of('kiosk')}/revoke`)],
  [
    'POST /api/v1/kiosks/:id/release',
    () =>
      a.send('POST', `/kiosks/${a.of('kiosk')}/release`, { through: 'all', reason: 'Looked at' }),
  ],
  [
    'POST /api/v1/tokens',
    () =>
      a.kept(
        'token',
        a.idOf(a.send('POST', '/tokens', { name: 'Reports', role: 'auditor', days: null })),
      ),
  ],
  ['DELETE /api/v1/tokens/:id', () => a.send('DELETE', `/tokens/${a.of('token')}`)],
  [
    'POST /api/v1/invitations',
    async () => {
      const invited = await a.send('POST', '/invitations', {
        email: 'ben@example.org',
        role: 'staff',
      })
      a.made.set('invitation', z.parse(z.object({ secret: z.string() }), invited).secret)
    },
  ],
  [
    'POST /api/v1/invitation/accept',
    () =>
      a.kept(
        'person',
        a.idOf(
          a.send('POST', '/invitation/accept', {
            secret: a.of('invitation'),
            name: 'Ben',
            password: 'a long enough password',
          }),
        ),
      ),
  ],
  [
    'PATCH /api/v1/people/:id',
    async () => {
      // somebody must stay who may undo it
      await signedIn(a.world.server, 'admin', 'ada')
      await a.send('PATCH', `/people/${a.of('person')}`, { role: 'auditor' })
    },
  ],
  [
    'POST /api/v1/people/:id/new-password',
    () => a.kept('renewal', a.idOf(a.send('POST', `/people/${a.of('person')}/new-password`, {}))),
  ],
  ['DELETE /api/v1/invitations/:id', () => a.send('DELETE', `/invitations/${a.of('renewal')}`)],
  [
    'DELETE /api/v1/people/:id/sign-ins',
    async () => {
      const { id } = await signedIn(a.world.server, 'staff')
      await a.send('DELETE', `/people/${id}/sign-ins`)
    },
  ],
  [
    'DELETE /api/v1/me/sign-ins/:id',
    async () => {
      const ada = await signedIn(a.world.server, 'auditor')
      await signIn(a.world.server, ada.email)
      const list = z.object({ items: z.array(z.object({ id: z.string(), current: z.boolean() })) })
      const { items } = z.parse(list, await (await ada.ask('GET', '/api/v1/me/sign-ins')).json())
      await ada.ask('DELETE', `/api/v1/me/sign-ins/${items.find(({ current }) => !current)?.id}`)
    },
  ],
  [
    'DELETE /api/v1/me/sign-ins',
    async () => {
      const rosa = await signedIn(a.world.server, 'admin', 'rosa')
      await signIn(a.world.server, rosa.email)
      await rosa.ask('DELETE', '/api/v1/me/sign-ins')
    },
  ],
  [
    'POST /api/v1/kiosk-files',
    () => {
      const file = { roomtap: 1, protocol: 1, kiosk: 'kiosk-b', exportedAt: a.world.server.clock() }
      const log = { log: 'log-of-file', after: null, last: 1 }
      const tap = { tap: presence(1, 'in', 'zoe', sessionEnd) }
      return a.raw('/kiosk-files', tabletFile([file, log, tap]), 'application/x-ndjson')
    },
  ],
  ['POST /api/v1/sample', () => a.send('POST', '/sample', {})],
]
