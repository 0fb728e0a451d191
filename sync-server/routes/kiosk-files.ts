import { KioskFileAnswer } from '../../src/domain/api.ts'
import { actor, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { takeFile } from '../kiosks/take-file.ts'

/** Far more than a tablet taps in a month. */
const fileBytes = 64 * 1_048_576

export const kioskFileRoutes = [
  route({
    method: 'post',
    path: '/api/v1/kiosk-files',
    rights: staff,
    does: 'Takes the file of a tablet’s logs; twice is harmless',
    answer: KioskFileAnswer,
    reads: { media: ['application/x-ndjson'] },
    maxBytes: fileBytes,
    handle: async ({ ctx, caller, request }) => ({
      logs: await takeFile(ctx, new Uint8Array(await request.arrayBuffer()), actor(caller)),
    }),
  }),
]
