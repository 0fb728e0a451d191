import { liveStream } from '../attendance/live-stream.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { realTimers } from '../http/timers.ts'
import { needProgramme } from './programmes.ts'

export const eventRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/events',
    rights: readers,
    does: 'What changes in a programme, as server-sent events',
    answer: null,
    files: ['text/event-stream'],
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return new Response(liveStream(ctx.live, params.id, realTimers), {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
          // a stopping server ends the stream and need not wait for the connection to fall idle
          connection: 'close',
        },
      })
    },
  }),
]
