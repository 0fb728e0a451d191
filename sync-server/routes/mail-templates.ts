import * as z from 'zod/mini'
import {
  MailPreview,
  MailTemplateRow,
  MailTemplatesAnswer,
  MailTest,
  MailWords,
} from '../../src/domain/api-mail.ts'
import { mailTemplates, variablesOf } from '../../src/domain/mail-templates.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import {
  listTemplates,
  previewTemplate,
  queueTest,
  readKey,
  saveTemplate,
} from '../mail/templates.ts'
import { needProgramme } from './programmes.ts'

const path = '/api/v1/programmes/:id/mail-templates/:template/:language'
type Variables = MailTemplatesAnswer['variables']

/** The words of mails, per programme and language (row C7). */
export const mailTemplateRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/mail-templates',
    rights: readers,
    does: 'The words of all mails in all languages, and the variables that they may name',
    answer: MailTemplatesAnswer,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      const variables = mailTemplates.map((one) => [one, Object.keys(variablesOf(one))])
      return {
        items: await listTemplates(ctx, params.id),
        variables: Object.fromEntries(variables) as Variables,
      }
    },
  }),
  route({
    method: 'put',
    path,
    rights: admins,
    does: 'Gives a programme its own words for a mail',
    answer: MailTemplateRow,
    body: MailWords,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      const key = readKey(params.id, params.template, params.language)
      return saveTemplate(ctx, key, body, actor(caller))
    },
  }),
  route({
    method: 'delete',
    path,
    rights: admins,
    does: 'Takes a programme’s own words for a mail away: the built-in ones are good again',
    answer: MailTemplateRow,
    handle: async ({ ctx, caller, params }) => {
      await needProgramme(ctx, params.id)
      const key = readKey(params.id, params.template, params.language)
      return saveTemplate(ctx, key, null, actor(caller))
    },
  }),
  route({
    method: 'post',
    path: `${path}/preview`,
    rights: admins,
    does: 'How words would look as a mail, with sample values, and what is wrong with them',
    answer: MailPreview,
    body: MailWords,
    handle: async ({ ctx, params, body }) => {
      await needProgramme(ctx, params.id)
      return previewTemplate(ctx, readKey(params.id, params.template, params.language), body)
    },
  }),
  route({
    method: 'post',
    path: `${path}/test`,
    rights: admins,
    does: 'Sends a mail with sample values to an address, through the outbox',
    answer: z.object({ id: z.string() }),
    status: 201,
    body: MailTest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      const key = readKey(params.id, params.template, params.language)
      return { id: await queueTest(ctx, key, body.to, actor(caller)) }
    },
  }),
]
