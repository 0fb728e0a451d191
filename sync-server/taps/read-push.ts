import * as z from 'zod/mini'
import { HeldLog, KioskState, limits, PushRequest, protocol } from '../../src/domain/protocol.ts'
import { HttpProblem } from '../http/problem.ts'
import { check } from '../http/route.ts'
import { isRecord } from './canonical.ts'
import { storable } from './held.ts'
import type { Push } from './push.ts'

export interface ReadPush extends Push {
  /** the old identity whose log this is */
  oldKiosk: string | undefined
  build: string | undefined
  /** what the kiosk says of itself; fields that can't be read are left out */
  state: Partial<KioskState> | undefined
}

/**
 * Reads the envelope of a push. Only what makes the whole call unusable is refused; taps, anchors and
 * state are looked at one by one, later.
 * @throws HttpProblem `bad-request`, `upgrade-required`, `too-large`
 */
export function readPush(body: unknown): ReadPush {
  if (!isRecord(body)) throw new HttpProblem('bad-request', 'The body is not a JSON object.')
  refuseVersion(body.protocol)
  const push = check(PushRequest, lenient(body), 'bad-request')
  if (push.taps.length > limits.tapsPerPush) {
    throw new HttpProblem(
      'too-large',
      `At most ${limits.tapsPerPush} taps are taken at once. Nothing was stored; send half.`,
    )
  }
  for (const id of [push.log, push.after, push.kiosk]) refuseUnstorable(id)
  for (const id of [push.log, push.after]) refuseOurs(id)
  return {
    log: push.log,
    after: push.after,
    anchors: push.anchors ?? [],
    taps: push.taps,
    held: readHeld(push.state),
    oldKiosk: push.kiosk,
    build: push.build,
    state: readState(push.state),
  }
}

/** @throws HttpProblem `upgrade-required` where a protocol version is outside what this server takes */
export function refuseVersion(version: unknown): void {
  if (!Number.isInteger(version)) return
  if (Number(version) >= protocol.min && Number(version) <= protocol.max) return
  throw new HttpProblem(
    'upgrade-required',
    `This server speaks the kiosk protocol ${protocol.min} to ${protocol.max}. The taps are safe on the tablet.`,
    { ...protocol },
  )
}

/** What a call can do without must not keep its taps waiting. */
function lenient(body: Record<string, unknown>): Record<string, unknown> {
  const { build, anchors, kiosk, ...rest } = body
  return {
    ...rest,
    ...(typeof build === 'string' ? { build: storable(build.slice(0, 100)) } : {}),
    ...(Array.isArray(anchors) ? { anchors } : {}),
    ...(kiosk === undefined || kiosk === null ? {} : { kiosk }),
  }
}

function readHeld(state: unknown): HeldLog[] {
  if (!isRecord(state) || !Array.isArray(state.logs)) return []
  return state.logs.flatMap((value) => {
    const held = z.safeParse(HeldLog, value)
    return held.success && isGood(held.data.log) && isGood(held.data.after ?? '') ? [held.data] : []
  })
}

const stateFields = Object.entries(KioskState.shape)

function readState(state: unknown): Partial<KioskState> | undefined {
  if (!isRecord(state)) return undefined
  return Object.fromEntries(
    stateFields.flatMap(([name, schema]) => {
      const read = z.safeParse(schema, name === 'logs' ? readHeld(state) : state[name])
      return read.success && read.data !== undefined ? [[name, read.data]] : []
    }),
  )
}

/** Names that the server gives itself: to taps that staff add, and to what has no number of its own. */
const ours = /^(correction|stray):/

export const isOurs = (id: string): boolean => ours.test(id)

function refuseOurs(id: string | null | undefined): void {
  if (!id || !isOurs(id)) return
  throw new HttpProblem(
    'bad-request',
    'A log’s id begins like a name that the server gives itself.',
  )
}

const isGood = (id: string) => isStorable(id) && !isOurs(id)
const isStorable = (id: string) => storable(id) === id

function refuseUnstorable(id: string | null | undefined): void {
  if (!id || isStorable(id)) return
  throw new HttpProblem('bad-request', 'An id holds characters that are none.')
}
