import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import {
  MailContent,
  MailRow,
  MailSend,
  MailStanding,
  MailState,
  MailsSent,
} from '../../src/domain/api-mail.ts'
import { mailsPage } from '../db/mail-list.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { actor, type Caller, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { dismiss, mailStanding, readMail, sendKept, sendNow, showMail } from '../mail/outbox.ts'
import { needProgramme } from './programmes.ts'

const isAdmin = (caller: Caller) => 'role' in caller && caller.role === 'admin'

/** The outbox (row C7). */
export const mailRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/mails',
    rights: readers,
    does: 'The outbox: mails of a programme, the newest first; by state, person or search',
    answer: Page(MailRow),
    query: z.object({
      ...PageQuery,
      state: z.optional(MailState),
      attendee: z.optional(z.string()),
      q: z.optional(z.string().check(z.maxLength(200))),
    }),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number'])
      await needProgramme(ctx, params.id)
      const before = asked.after ? Number(asked.after[0]) : null
      const part = { limit: asked.limit, before }
      const rows = await mailsPage(ctx.database.db, params.id, query, part)
      return page(rows, asked, ({ n }) => [n], showMail)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/mails-standing',
    rights: readers,
    does: 'How many mails are in each state, and how mails go out',
    answer: MailStanding,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return mailStanding(ctx, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/mails/send-kept',
    rights: staff,
    does: 'Sends all mails that were kept because no SMTP was set',
    answer: MailsSent,
    handle: async ({ ctx, caller, params }) => {
      await needProgramme(ctx, params.id)
      return sendKept(ctx, params.id, actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/mails/:id',
    rights: staff,
    does: 'One mail as it was sent, else as it would go out now; personal links for admins alone',
    answer: MailContent,
    handle: ({ ctx, caller, params }) => readMail(ctx, params.id, isAdmin(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/mails/:id/send',
    rights: staff,
    does: 'Sends a mail now; with `again` also one that may have been taken already',
    answer: MailRow,
    body: MailSend,
    handle: ({ ctx, caller, params, body }) =>
      sendNow(ctx, params.id, body.again === true, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/mails/:id/dismiss',
    rights: staff,
    does: 'Ends a mail that is not sent: it never goes out',
    answer: MailRow,
    handle: ({ ctx, caller, params }) => dismiss(ctx, params.id, actor(caller)),
  }),
]
