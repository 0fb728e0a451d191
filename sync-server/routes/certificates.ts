import * as z from 'zod/mini'
import {
  CertificateDetail,
  CertificatePage,
  CertificateRow,
  CertificateState,
  DecisionRequest,
} from '../../src/domain/api-certificates.ts'
import { certificateArchive } from '../certificates/archive.ts'
import { type Decision, decide } from '../certificates/decide.ts'
import { mailNow } from '../certificates/mail.ts'
import { certificatePdf } from '../certificates/print.ts'
import { showCertificate, showCertificates } from '../certificates/show.ts'
import type { Context } from '../context.ts'
import { certificateCounts, certificatesPage } from '../db/certificate-list.ts'
import { certificateById } from '../db/certificates.ts'
import { fileAnswer } from '../http/file-answer.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { streamBody } from '../http/stream-body.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

const Filter = {
  state: z.optional(CertificateState),
  /** a session's id; `programme`: those for the whole programme */
  session: z.optional(z.string().check(z.maxLength(200))),
  q: z.optional(z.string().check(z.maxLength(300))),
}
const readFilter = ({ state, session, q }: z.infer<z.ZodMiniObject<typeof Filter>>) => ({
  state,
  q,
  about: session === 'programme' ? '' : session,
})

/** Certificates (row C3). */
export const certificateRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificates',
    rights: readers,
    does: 'Certificates, the newest first',
    answer: CertificatePage,
    query: z.object({ ...PageQuery, ...Filter }),
    handle: async ({ ctx, params, query }) => {
      const { db } = ctx.database
      const asked = readPage(query, ['number', 'string'])
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const filter = readFilter(query)
      const before = asked.after && {
        issuedAt: Number(asked.after[0]),
        id: String(asked.after[1]),
      }
      const rows = await certificatesPage(db, params.id, filter, { limit: asked.limit, before })
      const shown = new Map((await showCertificates(db, rows)).map((one) => [one.id, one]))
      const { items, next } = page(
        rows,
        asked,
        (row) => [row.issued_at, row.id],
        ({ id }) => shown.get(id),
      )
      const { state, ...any } = filter
      return {
        items: items.flatMap((one) => one ?? []),
        next,
        counts: await certificateCounts(db, params.id, any),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificate-files',
    rights: readers,
    does: 'The files of certificates, as one ZIP',
    answer: null,
    files: ['application/zip'],
    query: z.object(Filter),
    handle: async ({ ctx, params, query }) => {
      await needProgramme(ctx, params.id)
      const archive = await certificateArchive(ctx, params.id, readFilter(query))
      archive.on('error', (error) =>
        ctx.log.error({ err: error }, 'a ZIP of certificates broke off'),
      )
      return new Response(streamBody(archive), {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': 'attachment; filename="certificates.zip"',
          'cache-control': 'no-store',
        },
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/certificates/:id',
    rights: readers,
    does: 'A certificate with its versions and what was decided about it',
    answer: CertificateDetail,
    handle: async ({ ctx, params }) => {
      await reconcileOf(ctx, params.id)
      return showCertificate(ctx, ctx.database.db, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/certificates/:id/pdf',
    rights: readers,
    does: 'A certificate’s file, of its newest version or another',
    answer: null,
    files: ['application/pdf'],
    query: z.object({ version: z.optional(z.string().check(z.regex(/^\d{1,6}$/))) }),
    handle: async ({ ctx, params, query }) => {
      const version = query.version === undefined ? undefined : Number(query.version)
      const bytes = await certificatePdf(ctx, params.id, version)
      return fileAnswer(new Uint8Array(bytes), 'application/pdf', 'certificate.pdf')
    },
  }),
  decisionRoute('keep', 'kept', 'Keeps a certificate under review as it stands'),
  decisionRoute('revoke', 'revoked', 'Revokes a certificate, for good'),
  route({
    method: 'post',
    path: '/api/v1/certificates/:id/mail',
    rights: staff,
    does: 'Sends a certificate to whom it is for, once for each version',
    answer: z.object({ mailed: z.boolean() }),
    handle: async ({ ctx, caller, params }) => ({
      mailed: await mailNow(ctx, params.id, actor(caller)),
    }),
  }),
]

function decisionRoute(name: 'keep' | 'revoke', act: Decision['act'], does: string) {
  return route({
    method: 'post',
    path: `/api/v1/certificates/:id/${name}`,
    rights: staff,
    does,
    answer: CertificateRow,
    body: DecisionRequest,
    handle: async ({ ctx, caller, params, body }) => {
      const { id } = params
      await reconcileOf(ctx, id)
      const row = await decide(ctx, id, { act, ...body }, actor(caller))
      const [shown] = await showCertificates(ctx.database.db, [row])
      return shown
    },
  })
}

/** What waits may change what there is to decide. */
async function reconcileOf(ctx: Context, id: string): Promise<void> {
  const row = await certificateById(ctx.database.db, id)
  if (!row) throw new HttpProblem('not-found', 'There is no such certificate.')
  await reconcileDirty(ctx, row.programme)
}
