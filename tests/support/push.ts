import * as z from 'zod/mini'
import { PushAnswer } from '../../src/domain/protocol.ts'
import type { Tap } from '../../src/domain/tap.ts'
import { testStart } from './clock.ts'
import type { TestServer } from './server.ts'

/** An anchor of a tablet whose clock is right: mono 0 is when tests begin. */
export const goodAnchor = { mono: 0, wall: testStart, server: testStart, rtt: 20 }

/** A tap of such a tablet at `at`, ms UTC. */
export function presence(
  seq: number,
  kind: 'in' | 'out' | 'auto',
  attendee: string,
  at: number,
  session = 's',
): Tap {
  return {
    seq,
    kind,
    attendee,
    session,
    method: 'search',
    wall: at,
    mono: at - testStart,
    zone: 60,
  }
}

/** Takes back number `target` of the same log. */
export function undo(seq: number, log: string, target: number, at: number): Tap {
  return {
    seq,
    kind: 'void',
    voids: { log, seq: target },
    method: 'search',
    wall: at,
    mono: at - testStart,
  }
}

/** Pushes taps as a kiosk would; `kiosk` is its id and, in seeded programmes, its token. */
export async function push(
  server: TestServer,
  taps: unknown[],
  {
    log = 'log-a',
    after = null as string | null,
    kiosk = 'kiosk-a',
    anchors = [goodAnchor] as unknown[],
  } = {},
): Promise<PushAnswer> {
  const body = { protocol: 1, log, after, build: 'test', anchors, taps }
  const response = await server.request('POST', '/api/v1/kiosk/taps', { token: kiosk, body })
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  return z.parse(PushAnswer, await response.json())
}
