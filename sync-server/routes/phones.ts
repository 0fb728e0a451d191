import * as z from 'zod/mini'
import {
  PhoneCodeAnswer,
  PhoneCodeRequest,
  PhoneEnrolAnswer,
  PhoneEnrolRequest,
  PhoneProgrammeAnswer,
  PhoneSessionAnswer,
  SelfReportRequest,
  SelfReportRows,
  SelfReportsAnswer,
  WaysAnswer,
} from '../../src/domain/api-phone.ts'
import { Id } from '../../src/domain/ids.ts'
import { limits, PushAnswer, PushRequest, TimeAnswer } from '../../src/domain/protocol.ts'
import { serverEpoch } from '../db/meta.ts'
import { sessionById } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'
import { callingPhone, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { streamBody } from '../http/stream-body.ts'
import { checkCode } from '../phones/codes.ts'
import { enrolPhone } from '../phones/enrol.ts'
import { posters } from '../phones/posters.ts'
import { reportedBy, selfReport } from '../phones/self-report.ts'
import { showProgramme, showRoom, showSession } from '../phones/show.ts'
import { takePhoneTaps } from '../phones/take-taps.ts'
import { selfReportsBeside, waysOf } from '../phones/ways.ts'
import { readPushBody } from '../taps/read-body.ts'
import { readPush } from '../taps/read-push.ts'

/** Looking is cheap, but not for free: a hall behind one address has room in it. */
const looks = { max: 3_000, windowMs: 600_000 }
const Whose = z.object({ attendee: Id })

/** What an attendee's own phone calls. */
export const phoneRoutes = [
  route({
    method: 'get',
    path: '/api/v1/phone/sessions/:id',
    rights: 'anyone',
    does: 'A session as an attendee’s own phone shows it',
    answer: PhoneSessionAnswer,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('phone-look', address, looks)
      return showSession(ctx, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/phone/programmes/:id',
    rights: 'anyone',
    does: 'A programme’s sessions as an attendee’s own phone shows them',
    answer: PhoneProgrammeAnswer,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('phone-look', address, looks)
      return showProgramme(ctx, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/phone/rooms/:id',
    rights: 'anyone',
    does: 'What is on in a room, and what comes next',
    answer: PhoneProgrammeAnswer,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('phone-look', address, looks)
      return showRoom(ctx, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/ways',
    rights: readers,
    does: 'Who is known to have been at a session, each by which way',
    answer: WaysAnswer,
    handle: async ({ ctx, params }) => ({ items: await waysOf(ctx, params.id) }),
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/self-reports',
    rights: readers,
    does: 'Self-reports beside what else is known, those that differ first',
    answer: SelfReportRows,
    handle: async ({ ctx, params }) => ({ items: await selfReportsBeside(ctx, params.id) }),
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/posters',
    rights: staff,
    does: 'Posters with QR for the doors, to print',
    answer: null,
    files: ['application/pdf'],
    query: z.object({ of: z.optional(z.enum(['rooms', 'sessions'])) }),
    handle: async ({ ctx, params, query }) => {
      const sheet = await posters(ctx, params.id, query.of ?? 'rooms')
      sheet.on('error', (error) => ctx.log.error({ err: error }, 'posters broke off'))
      return new Response(streamBody(sheet), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="posters.pdf"',
          'cache-control': 'no-store',
        },
      })
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/phone/enrol',
    rights: 'anyone',
    does: 'Gives an attendee’s own phone an identity in a programme',
    answer: PhoneEnrolAnswer,
    status: 201,
    body: PhoneEnrolRequest,
    maxBytes: 10_000,
    handle: ({ ctx, body, address }) => enrolPhone(ctx, body.programme, address),
  }),
  route({
    method: 'get',
    path: '/api/v1/phone/time',
    rights: 'phone',
    does: 'The server’s time, for a phone’s anchors',
    answer: TimeAnswer,
    handle: async ({ ctx }) => {
      const epoch = await serverEpoch(ctx)
      return { serverTime: ctx.clock(), serverEpoch: epoch }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/phone/taps',
    rights: 'phone',
    does: 'Takes a phone’s taps as a kiosk’s, each with its verdict, after the commit',
    answer: PushAnswer,
    reads: { media: ['application/json'], schema: PushRequest },
    maxBytes: limits.pushBytes,
    handle: async ({ ctx, caller, request, address }) =>
      takePhoneTaps(ctx, callingPhone(caller), readPush(await readPushBody(request)), address),
  }),
  route({
    method: 'post',
    path: '/api/v1/phone/codes',
    rights: 'phone',
    does: 'Whether a code typed on a phone is the session’s',
    answer: PhoneCodeAnswer,
    body: PhoneCodeRequest,
    maxBytes: 10_000,
    handle: async ({ ctx, caller, body: { session: id, kind, code }, address }) => {
      const phone = callingPhone(caller)
      const session = await sessionById(ctx.database.db, id)
      if (!session || session.programme !== phone.programme) {
        throw new HttpProblem('not-found', 'There is no such session.')
      }
      const { checkInCode, checkOutCode } = session.values
      const guess = { phone: phone.id, session: id, address }
      return {
        right: await checkCode(ctx, guess, code, kind === 'in' ? checkInCode : checkOutCode),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/phone/reports',
    rights: 'phone',
    does: 'What this phone said of where somebody was',
    answer: SelfReportsAnswer,
    query: Whose,
    handle: async ({ ctx, caller, query }) => ({
      sessions: await reportedBy(ctx.database.db, callingPhone(caller), query.attendee),
    }),
  }),
  route({
    method: 'post',
    path: '/api/v1/phone/reports',
    rights: 'phone',
    does: 'An attendee’s own word that they were at a session, or were not',
    answer: SelfReportsAnswer,
    body: SelfReportRequest,
    maxBytes: 20_000,
    handle: async ({ ctx, caller, body, address }) => {
      const phone = callingPhone(caller)
      await selfReport(ctx, phone, body, address)
      return { sessions: await reportedBy(ctx.database.db, phone, body.attendee) }
    },
  }),
]
