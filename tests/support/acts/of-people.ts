import * as z from 'zod/mini'
import { settleRuns } from '../../../sync-server/certificates/runs.ts'
import { png } from '../png.ts'
import { sessionStart } from '../seed.ts'
import { surveyRequest } from '../surveys.ts'
import type { Acting, Step } from './acting.ts'

const template = { sponsor: 'Institute' }
const pathway = {
  ...{ name: 'Basics', description: null, inOrder: false },
  steps: [{ id: '1', title: 'One', required: true, sessions: ['s'], needed: 1, valid: true }],
}
const creditRule = {
  ...{ name: 'House points', minutesPerCredit: 60, first: 100, step: 10, rounding: 'down' },
  ...{ level: 'session', asks: {}, from: null, to: null },
}

/** People, and what follows from their attendance. */
export const actsOfPeople = (a: Acting): Step[] => [
  [
    'POST /api/v1/programmes/:id/attendees',
    () => a.kept('new', a.idOf(a.send('POST', '/programmes/p/attendees', { name: 'Twin' }))),
  ],
  [
    'PATCH /api/v1/programmes/:id/attendees/:attendee',
    () =>
      a.send('PATCH', `/programmes/p/attendees/${a.of('new')}`, { name: 'Twin Berg', revision: 2 }),
  ],
  [
    'POST /api/v1/attendees/:id/merge',
    () => a.send('POST', `/attendees/${a.of('new')}/merge`, { into: 'zoe' }),
  ],
  [
    'POST /api/v1/attendees/:id/merge/undo',
    () => a.send('POST', `/attendees/${a.of('new')}/merge/undo`, {}),
  ],
  ['POST /api/v1/programmes/:id/badges', () => a.send('POST', '/programmes/p/badges', {})],
  [
    'POST /api/v1/programmes/:id/attendees/:attendee/record-link',
    () => a.send('POST', '/programmes/p/attendees/zoe/record-link', {}),
  ],
  [
    'POST /api/v1/my/:link/requests',
    async () => {
      const link = await a.send('POST', '/programmes/p/attendees/zoe/record-link', {})
      const { address } = z.parse(z.object({ address: z.string() }), link)
      const asked = { session: 's', kind: 'in', at: sessionStart, text: 'I was there' }
      await a.send('POST', `/my/${address.split('/me/')[1]}/requests`, asked)
    },
  ],
  [
    'POST /api/v1/record-requests/:id/decision',
    async () => {
      const list = z.object({ items: z.array(z.object({ id: z.string() })) })
      const { items } = z.parse(list, await a.send('GET', '/programmes/p/record-requests'))
      await a.send('POST', `/record-requests/${items[0]?.id}/decision`, { decision: 'refused' })
    },
  ],
  ['POST /api/v1/issuer-keys', () => a.send('POST', '/issuer-keys', {})],
  [
    'DELETE /api/v1/programmes/:id/attendees/:attendee/record-link',
    () => a.send('DELETE', '/programmes/p/attendees/zoe/record-link'),
  ],
  [
    'POST /api/v1/programmes/:id/certificate-templates',
    async () => {
      const list = z.object({
        items: z.array(z.object({ id: z.string(), content: z.looseObject({}) })),
      })
      const [first] = z.parse(
        list,
        await a.send('GET', '/programmes/p/certificate-templates'),
      ).items
      a.made.set('content', JSON.stringify({ ...first?.content, ...template, name: 'Gold' }))
      const save = { content: JSON.parse(a.of('content')), standard: false, revision: 0 }
      await a.kept('template', a.idOf(a.send('POST', '/programmes/p/certificate-templates', save)))
    },
  ],
  [
    'PATCH /api/v1/programmes/:id/certificate-templates/:template',
    () => {
      const content = { ...JSON.parse(a.of('content')), name: 'Silver' }
      return a.send('PATCH', `/programmes/p/certificate-templates/${a.of('template')}`, {
        content,
        standard: false,
        revision: 1,
      })
    },
  ],
  [
    'POST /api/v1/programmes/:id/certificate-pictures',
    () => a.raw('/programmes/p/certificate-pictures', png(40, 20), 'application/octet-stream'),
  ],
  [
    'PUT /api/v1/programmes/:id/certificate-settings',
    async () => {
      const settings = await a.send('GET', '/programmes/p/certificate-settings')
      await a.send('PUT', '/programmes/p/certificate-settings', settings)
    },
  ],
  [
    'POST /api/v1/programmes/:id/certificate-runs',
    async () => {
      await a.send('POST', '/programmes/p/certificate-runs', { session: 's', mail: false })
      await settleRuns(a.world.server.ctx)
      a.made.set('certificate', (await a.world.list()).items[0]?.id ?? '')
    },
  ],
  [
    'POST /api/v1/certificates/:id/mail',
    () => a.send('POST', `/certificates/${a.of('certificate')}/mail`, {}),
  ],
  [
    'POST /api/v1/certificates/:id/keep',
    async () => {
      const { certificate } = await a.world.detail(a.of('certificate'))
      await a.world.mark([certificate.attendee], 'not-attended')
      await a.send('POST', `/certificates/${a.of('certificate')}/keep`, {
        version: 1,
        reason: 'Goodwill',
      })
    },
  ],
  [
    'POST /api/v1/certificates/:id/revoke',
    () =>
      a.send('POST', `/certificates/${a.of('certificate')}/revoke`, {
        version: 1,
        reason: 'Mistaken',
      }),
  ],
  [
    'POST /api/v1/programmes/:id/pathways',
    () => a.kept('pathway', a.idOf(a.send('POST', '/programmes/p/pathways', pathway))),
  ],
  [
    'PATCH /api/v1/pathways/:id',
    () => a.send('PATCH', `/pathways/${a.of('pathway')}`, { name: 'First steps' }),
  ],
  ['POST /api/v1/credit-rules', () => a.send('POST', '/credit-rules', creditRule)],
  [
    'POST /api/v1/programmes/:id/surveys',
    () => a.kept('survey', a.idOf(a.send('POST', '/programmes/p/surveys', surveyRequest()))),
  ],
  [
    'PUT /api/v1/surveys/:id',
    () =>
      a.send('PUT', `/surveys/${a.of('survey')}`, { ...surveyRequest({}, 'Another'), revision: 1 }),
  ],
  ['DELETE /api/v1/surveys/:id', () => a.send('DELETE', `/surveys/${a.of('survey')}`)],
  [
    'PUT /api/v1/programmes/:id/mail-templates/:template/:language',
    () =>
      a.send('PUT', '/programmes/p/mail-templates/cancelled/en', {
        subject: 'Off',
        body: 'Hello {{name}}, it is off.',
      }),
  ],
  [
    'DELETE /api/v1/programmes/:id/mail-templates/:template/:language',
    () => a.send('DELETE', '/programmes/p/mail-templates/cancelled/en'),
  ],
  [
    'POST /api/v1/programmes/:id/mail-templates/:template/:language/test',
    () =>
      a.send('POST', '/programmes/p/mail-templates/cancelled/en/test', { to: 'desk@example.org' }),
  ],
  [
    'POST /api/v1/mails/:id/dismiss',
    async () => {
      const mails = await a.world.server.ctx.database.db.selectFrom('mails').select('id').execute()
      a.made.set('mail', mails[0]?.id ?? '')
      await a.send('POST', `/mails/${a.of('mail')}/dismiss`)
    },
  ],
  [
    'POST /api/v1/mails/:id/send',
    async () => {
      await a.keepMail('mail')
      await a.send('POST', `/mails/${a.of('mail')}/send`, {})
    },
  ],
  [
    'POST /api/v1/programmes/:id/mails/send-kept',
    async () => {
      await a.keepMail('mail')
      await a.send('POST', '/programmes/p/mails/send-kept')
    },
  ],
  ['POST /api/v1/attendees/:id/erase', () => a.send('POST', `/attendees/${a.of('new')}/erase`, {})],
]
