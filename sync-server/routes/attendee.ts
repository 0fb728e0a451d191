import * as z from 'zod/mini'
import { AttendeeAdd, AttendeeChange, AttendeeDetail } from '../../src/domain/api-people.ts'
import { Id } from '../../src/domain/ids.ts'
import { attendeeDetail } from '../attendees/detail.ts'
import { addAttendee, changeAttendee } from '../attendees/save.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

/** One person of a roster (row M6). */
export const attendeeRoutesOfOne = [
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/attendees',
    rights: staff,
    does: 'Adds somebody to the roster by hand',
    answer: z.object({ id: Id }),
    status: 201,
    body: AttendeeAdd,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      const id = await addAttendee(ctx, params.id, body, actor(caller))
      return { id }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/attendees/:attendee',
    rights: readers,
    does: 'A person on the roster, with sessions and time',
    answer: AttendeeDetail,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      return attendeeDetail(ctx, params.id, params.attendee)
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/programmes/:id/attendees/:attendee',
    rights: staff,
    does: 'Changes a person; `revision` is that of the state that the change was made from',
    answer: AttendeeDetail,
    body: AttendeeChange,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      await changeAttendee(ctx, params.id, params.attendee, body, actor(caller))
      return attendeeDetail(ctx, params.id, params.attendee)
    },
  }),
]
