import type { Anchor } from '../domain/anchor.ts'
import { TimeAnswer } from '../domain/protocol.ts'
import type { Timers } from '../storage/types.ts'
import { type Fetch, request } from './client.ts'

/** PROTOCOL section 2. */
const PROBES = 5
const PROBE_TIMEOUT_MS = 5_000
/** More than the tablet's own rounding: its clock was set, or it slept, while the call went on. */
const CLOCK_MOVED_MS = 50

export interface ProbeDeps {
  fetch: Fetch
  timers: Timers
  now: () => number
  mono: () => number
  signal?: AbortSignal | undefined
}

/**
 * Asks the server for the time, up to five times, and keeps the answer with the shortest round
 * trip. Null where none came: the first call that fails ends it, the push behind it matters more.
 * `epoch` is the server's (rule 6).
 */
export async function takeAnchor(
  deps: ProbeDeps,
  token: string,
): Promise<{ anchor: Anchor; epoch: string } | null> {
  let best: { anchor: Anchor; epoch: string } | null = null
  for (let probe = 0; probe < PROBES; probe++) {
    const [mono, wall] = [deps.mono(), deps.now()]
    const answer = await request(deps, {
      path: '/api/v1/kiosk/time',
      schema: TimeAnswer,
      token,
      timeout: PROBE_TIMEOUT_MS,
    })
    const rtt = deps.mono() - mono
    const wallTook = deps.now() - wall
    if (answer.is !== 'ok') break
    if (Math.abs(wallTook - rtt) > CLOCK_MOVED_MS) continue
    const middle = Math.floor(rtt / 2)
    const { serverTime: server, serverEpoch: epoch } = answer.value
    if (!best || rtt < best.anchor.rtt)
      best = { anchor: { mono: mono + middle, wall: wall + middle, server, rtt }, epoch }
  }
  return best
}
