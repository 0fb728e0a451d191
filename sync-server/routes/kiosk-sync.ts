import * as z from 'zod/mini'
import {
  ChangesAnswer,
  EnrolAnswer,
  EnrolRequest,
  limits,
  PushAnswer,
  PushRequest,
  TimeAnswer,
} from '../../src/domain/protocol.ts'
import { serverEpoch } from '../db/meta.ts'
import { callingKiosk, refuseRevoked } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { enrol } from '../kiosks/enrol.ts'
import { changesFor } from '../kiosks/feed.ts'
import { readPushBody } from '../taps/read-body.ts'
import { readPush } from '../taps/read-push.ts'
import { takePush } from '../taps/take-push.ts'

/** What a kiosk calls: sections 1 to 4 of the protocol. */
export const kioskSyncRoutes = [
  route({
    method: 'post',
    path: '/api/v1/kiosk/enrol',
    rights: 'anyone',
    does: 'Enrols a kiosk with a one-time code',
    answer: EnrolAnswer,
    status: 201,
    body: EnrolRequest,
    maxBytes: 10_000,
    handle: async ({ ctx, body, address }) => await enrol(ctx, body, address),
  }),
  route({
    method: 'get',
    path: '/api/v1/kiosk/time',
    rights: 'kiosk',
    does: 'The server’s time, for a kiosk’s anchors',
    answer: TimeAnswer,
    handle: async ({ ctx }): Promise<TimeAnswer> => {
      const epoch = await serverEpoch(ctx)
      return { serverTime: ctx.clock(), serverEpoch: epoch }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosk/taps',
    rights: 'kiosk',
    does: 'Takes a kiosk’s taps, each with its verdict, after the commit',
    answer: PushAnswer,
    reads: { media: ['application/json'], schema: PushRequest },
    maxBytes: limits.pushBytes,
    handle: async ({ ctx, caller, request }) =>
      takePush(ctx, callingKiosk(caller), readPush(await readPushBody(request))),
  }),
  route({
    method: 'get',
    path: '/api/v1/kiosk/changes',
    rights: 'kiosk',
    does: 'What a kiosk may know, in pages, and what changed since',
    answer: ChangesAnswer,
    query: z.object({ cursor: z.optional(z.string()), limit: z.optional(z.string()) }),
    handle: async ({ ctx, caller, query }) => changesFor(ctx, refuseRevoked(caller), query),
  }),
]
