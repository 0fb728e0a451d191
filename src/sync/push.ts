import * as z from 'zod/mini'
import type { Anchor } from '../domain/anchor.ts'
import { Id, Ms } from '../domain/ids.ts'
import { type KioskState, limits, protocol } from '../domain/protocol.ts'
import { rawTap } from '../domain/raw.ts'
import type { Batch, Identity, Timers } from '../storage/types.ts'
import { type Answer, type Fetch, request } from './client.ts'

/** A full megabyte at 20 kB/s still gets through. */
const PUSH_TIMEOUT_MS = 60_000
/** Below this, packing saves less than the CPU it costs. */
export const GZIP_FROM_BYTES = 4_096

/** What of an answer acknowledges. Looser than what a server sends: a newer one's new verdict must not make taps wait. */
export const Acknowledgement = z.object({
  serverEpoch: Id,
  serverTime: Ms,
  log: Id,
  watermark: z.int().check(z.nonnegative()),
  gaps: z.array(z.tuple([z.int(), z.int()])),
  counts: z.record(z.string(), z.unknown()),
  verdicts: z.array(z.unknown()),
  room: z.optional(Id),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** A batch, or a heartbeat of a log that no tap began yet: of what came before that it doesn't speak. */
export type Parcel = Omit<Batch, 'after'> & { after?: string | null }

export interface PushDeps {
  fetch: Fetch
  timers: Timers
  gzip?: ((text: string) => Promise<Uint8Array<ArrayBuffer>>) | undefined
  signal?: AbortSignal | undefined
  build: string
}

/** 413 was said, or would be: the batch must be halved. */
const tooLarge: Answer<never> = {
  is: 'status',
  status: 413,
  code: 'too-large',
  retryAfter: null,
}

async function pack(text: string, gzip: PushDeps['gzip']) {
  const bytes = new TextEncoder().encode(text)
  const packed = gzip && bytes.length > GZIP_FROM_BYTES ? await gzip(text) : null
  const data = packed ?? bytes
  const fits = data.length <= limits.pushBytes && bytes.length <= limits.inflatedBytes
  return fits ? { data, gzip: packed !== null } : null
}

/** Sends one parcel (PROTOCOL section 3). `ok` only for an answer that names its log. */
export async function push(
  deps: PushDeps,
  identity: Identity,
  parcel: Parcel,
  state: KioskState,
): Promise<Answer<Acknowledgement>> {
  const owner = identity.owners[parcel.log]
  const body = await pack(
    JSON.stringify({
      protocol: protocol.max,
      log: parcel.log,
      after: parcel.after,
      build: deps.build,
      kiosk: owner === identity.kiosk ? undefined : owner,
      anchors: parcel.anchors,
      taps: parcel.taps,
      state,
    }),
    deps.gzip,
  )
  if (!body) return tooLarge
  const answer = await request(deps, {
    path: '/api/v1/kiosk/taps',
    method: 'POST',
    token: identity.token,
    schema: Acknowledgement,
    timeout: PUSH_TIMEOUT_MS,
    body,
  })
  if (answer.is === 'ok' && answer.value.log !== parcel.log) return { is: 'unreadable' }
  return answer
}

/** A single tap that is too large even alone goes raw and cut. */
export const cutSingle = (batch: Batch): Batch => ({
  ...batch,
  taps: batch.taps.map((tap, at) => rawTap(batch.seqs[at] ?? 0, tap)),
})

/** mono of the newest of these; -1: none. */
export const newestMono = (anchors: readonly Anchor[]): number =>
  anchors.reduce((newest, { mono }) => Math.max(newest, mono), -1)
