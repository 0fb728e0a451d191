import * as z from 'zod/mini'
import { typedCode } from '../../src/domain/verification-code.ts'
import { signedCredential } from '../certificates/credential.ts'
import { certificatePage, formPage, pageLanguage } from '../certificates/public-page.ts'
import { publicStyle } from '../certificates/public-style.ts'
import type { Context } from '../context.ts'
import { certificateByCode, versionsOf } from '../db/certificates.ts'
import { fileAnswer } from '../http/file-answer.ts'
import { HttpProblem } from '../http/problem.ts'
import { route } from '../http/route.ts'

/** Codes can't be guessed; this keeps somebody from trying, and a school class from being kept out. */
const perMinute = { max: 60, windowMs: 60_000 }

/** Where anybody verifies a certificate, without signing in: pages of HTML that need no script (row C3). */
export const verifyRoutes = [
  route({
    method: 'get',
    path: '/verify',
    rights: 'anyone',
    does: 'A page on which to type the code of a certificate',
    answer: null,
    files: ['text/html'],
    query: z.object({ code: z.optional(z.string().check(z.maxLength(200))) }),
    handle: async ({ query, request }) => {
      const language = pageLanguage(request.headers.get('accept-language'))
      const typed = query.code?.trim() ?? ''
      if (typed === '') return page(formPage(language))
      const code = typedCode(typed)
      if (code !== null) return new Response(null, { status: 303, headers: to(`/verify/${code}`) })
      const problem = /^\d{4}-\d{1,9}$/.test(typed) ? 'isNumber' : 'unknown'
      return page(formPage(language, { problem, typed }), 404)
    },
  }),
  route({
    method: 'get',
    path: '/verify/page.css',
    rights: 'anyone',
    does: 'How the page looks',
    answer: null,
    files: ['text/css'],
    handle: async () =>
      new Response(publicStyle, {
        headers: {
          'content-type': 'text/css; charset=utf-8',
          'cache-control': 'public, max-age=3600',
        },
      }),
  }),
  route({
    method: 'get',
    path: '/verify/:code',
    rights: 'anyone',
    does: 'What a certificate says, and whether it stands',
    answer: null,
    files: ['text/html'],
    handle: async ({ ctx, params, address, request }) => {
      const language = pageLanguage(request.headers.get('accept-language'))
      const wait = await tooMany(ctx, address)
      if (wait !== null) {
        return page(formPage(language, { problem: 'slow' }), 429, { 'retry-after': wait })
      }
      const found = await find(ctx, params.code)
      if (!found) return page(formPage(language, { problem: 'unknown' }), 404)
      return page(certificatePage(language, found.row, found.versions))
    },
  }),
  route({
    method: 'get',
    path: '/verify/:code/credential',
    rights: 'anyone',
    does: 'A certificate as Open Badges 3.0 credential, a signed JWT',
    answer: null,
    files: ['application/vc+jwt'],
    query: z.object({ version: z.optional(z.string().check(z.regex(/^\d{1,6}$/))) }),
    handle: async ({ ctx, params, query, address }) => {
      await ctx.limits.take('verify', address, perMinute)
      const found = await find(ctx, params.code)
      const wanted = Number(query.version ?? found?.row.version)
      const version = found?.versions.find((one) => one.version === wanted)
      if (!found || !version || version.participant === null || found.row.state === 'revoked') {
        throw new HttpProblem('not-found', 'There is no such credential.')
      }
      const jwt = await signedCredential(ctx, found.row, version)
      return fileAnswer(jwt, 'application/vc+jwt', 'credential.jwt')
    },
  }),
]

async function find(ctx: Context, typed: string) {
  const code = typedCode(typed)
  const { db } = ctx.database
  const row = code === null ? null : await certificateByCode(db, code)
  return row && { row, versions: await versionsOf(db, row.id) }
}

/** The seconds to wait for whoever asks too often; null: they may. */
async function tooMany(ctx: Context, address: string): Promise<string | null> {
  try {
    await ctx.limits.take('verify', address, perMinute)
    return null
  } catch (error) {
    if (error instanceof HttpProblem) return error.headers['retry-after'] ?? '60'
    throw error
  }
}

const noStore = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }
const to = (location: string) => ({ ...noStore, location })

async function page(
  body: ReturnType<typeof formPage>,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Response> {
  return new Response(String(await body), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...noStore, ...headers },
  })
}
