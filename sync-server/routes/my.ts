import * as z from 'zod/mini'
import {
  AskRequest,
  DecideRequest,
  MyRecord,
  RecordLinkAnswer,
  RecordLinkRequest,
  RecordLinkRow,
  RecordRequest,
  RecordRequestsAnswer,
} from '../../src/domain/api-my.ts'
import { needAttendee } from '../attendees/detail.ts'
import { certificatePdf } from '../certificates/print.ts'
import { certificateById } from '../db/certificates.ts'
import { requestsOfProgramme } from '../db/record-requests.ts'
import { fileAnswer } from '../http/file-answer.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { ask, decide } from '../my/ask.ts'
import { myCalendar } from '../my/calendar.ts'
import { recordLink, sendRecordLinks, withdrawRecordLink } from '../my/links.ts'
import { openMine } from '../my/open.ts'
import { myRecord, showRequest } from '../my/record.ts'

const mostRequests = 1000

/** An attendee's own record by personal link (row P3), and what staff do about it. */
export const myRoutes = [
  route({
    method: 'get',
    path: '/api/v1/my/:link',
    rights: 'anyone',
    does: 'An attendee’s own record, by personal link',
    answer: MyRecord,
    handle: async ({ ctx, params, address }) =>
      myRecord(ctx, await openMine(ctx, params.link, address)),
  }),
  route({
    method: 'get',
    path: '/api/v1/my/:link/calendar',
    rights: 'anyone',
    does: 'One’s own sessions as iCalendar',
    answer: null,
    files: ['text/calendar'],
    handle: async ({ ctx, params, address }) => {
      const record = await myRecord(ctx, await openMine(ctx, params.link, address))
      const bytes = new TextEncoder().encode(myCalendar(record))
      return fileAnswer(bytes, 'text/calendar; charset=utf-8', 'sessions.ics')
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/my/:link/certificates/:id',
    rights: 'anyone',
    does: 'One’s own certificate as PDF',
    answer: null,
    files: ['application/pdf'],
    handle: async ({ ctx, params, address }) => {
      const mine = await openMine(ctx, params.link, address)
      const row = await certificateById(ctx.database.db, params.id)
      const isMine = row?.attendee === mine.attendee && row.programme === mine.programme
      if (!isMine || row.state !== 'valid') {
        throw new HttpProblem('not-found', 'There is no such certificate.')
      }
      return fileAnswer(
        new Uint8Array(await certificatePdf(ctx, row.id)),
        'application/pdf',
        'certificate.pdf',
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/my/:link/requests',
    rights: 'anyone',
    does: 'Asks staff to put something right in one’s record',
    answer: MyRecord,
    body: AskRequest,
    maxBytes: 10_000,
    handle: async ({ ctx, params, body, address }) => {
      const mine = await openMine(ctx, params.link, address)
      await ask(ctx, mine, body)
      return myRecord(ctx, mine)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/my-links',
    rights: 'anyone',
    does: 'Sends the link of their record to whoever has this e-mail',
    answer: RecordLinkAnswer,
    body: RecordLinkRequest,
    maxBytes: 10_000,
    handle: async ({ ctx, body, address }) => {
      await sendRecordLinks(ctx, body.email, address)
      return { asked: true as const }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/record-requests',
    rights: readers,
    does: 'What attendees ask staff to put right, what waits first',
    answer: RecordRequestsAnswer,
    handle: async ({ ctx, params }) => {
      const rows = await requestsOfProgramme(ctx.database.db, params.id, mostRequests)
      const items = rows.map((row) => ({
        ...showRequest(row),
        attendee: row.attendee,
        name: row.name,
        title: row.title,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
      }))
      return { items }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/record-requests/:id/decision',
    rights: staff,
    does: 'Approves what an attendee asked for, or refuses it',
    answer: RecordRequest,
    body: DecideRequest,
    handle: async ({ ctx, caller, params, body }) =>
      showRequest(await decide(ctx, params.id, body, actor(caller))),
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/attendees/:attendee/record-link',
    rights: staff,
    does: 'The address of an attendee’s own record',
    answer: RecordLinkRow,
    handle: async ({ ctx, caller, params: { id: programme, attendee } }) => {
      await needAttendee(ctx.database.db, programme, attendee)
      return recordLink(ctx, { programme, attendee }, actor(caller))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/programmes/:id/attendees/:attendee/record-link',
    rights: staff,
    does: 'Withdraws the address of an attendee’s own record',
    answer: z.object({ withdrawn: z.literal(true) }),
    handle: async ({ ctx, caller, params: { id: programme, attendee } }) => {
      await needAttendee(ctx.database.db, programme, attendee)
      await withdrawRecordLink(ctx, { programme, attendee }, actor(caller))
      return { withdrawn: true as const }
    },
  }),
]
