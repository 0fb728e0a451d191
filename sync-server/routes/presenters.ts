import * as z from 'zod/mini'
import {
  ConfirmAnswer,
  ConfirmLinkMade,
  ConfirmLinkRequest,
  ConfirmMarks,
  PresenterChange,
  PresentersAnswer,
} from '../../src/domain/api-presenters.ts'
import { Id } from '../../src/domain/ids.ts'
import type { Context } from '../context.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { confirmList, markByPresenter, showConfirm } from '../presenters/confirm.ts'
import { endConfirmLink, makeConfirmLink } from '../presenters/links.ts'
import { listPresenters } from '../presenters/list.ts'
import { savePresenter } from '../presenters/save.ts'
import { needProgramme } from './programmes.ts'

/** Who holds a link opens it often; who guesses is stopped. */
const perAddress = { max: 600, windowMs: 600_000 }
const count = (ctx: Context, address: string) => ctx.limits.take('confirm', address, perAddress)

/** Presenters, and what the link opens by which one confirms a session's list (row A8). */
export const presenterRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/presenters',
    rights: readers,
    does: 'Everybody whom sessions name as presenter, with their sessions and links',
    answer: PresentersAnswer,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return { items: await listPresenters(ctx, params.id) }
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/programmes/:id/presenters',
    rights: staff,
    does: 'Says how a presenter is reached',
    answer: PresentersAnswer,
    body: PresenterChange,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      await savePresenter(ctx, params.id, body, actor(caller))
      return { items: await listPresenters(ctx, params.id) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/confirm-links',
    rights: staff,
    does: 'The link by which a presenter confirms a session’s list; mails it where asked',
    answer: ConfirmLinkMade,
    status: 201,
    body: ConfirmLinkRequest,
    handle: ({ ctx, caller, params, body }) => makeConfirmLink(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'delete',
    path: '/api/v1/confirm-links/:id',
    rights: staff,
    does: 'Ends a presenter’s link',
    answer: z.object({ id: Id }),
    handle: ({ ctx, caller, params }) => endConfirmLink(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/confirm/:link',
    rights: 'anyone',
    does: 'The list of the one session that a presenter’s link opens',
    answer: ConfirmAnswer,
    handle: async ({ ctx, params, address }) => {
      await count(ctx, address)
      return showConfirm(ctx, params.link)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/confirm/:link/marks',
    rights: 'anyone',
    does: 'A presenter’s marks on that list; `null` takes them back',
    answer: ConfirmAnswer,
    body: ConfirmMarks,
    maxBytes: 300_000,
    handle: async ({ ctx, params, address, body }) => {
      await count(ctx, address)
      return markByPresenter(ctx, params.link, body)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/confirm/:link/closing',
    rights: 'anyone',
    does: 'A presenter confirms that list, which closes the session',
    answer: ConfirmAnswer,
    handle: async ({ ctx, params, address }) => {
      await count(ctx, address)
      return confirmList(ctx, params.link)
    },
  }),
]
