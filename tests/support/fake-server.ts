import { gunzipSync } from 'node:zlib'
import { limits } from '../../src/domain/protocol.ts'

type Json = Record<string, unknown>
interface PushBody {
  log: string
  after?: string | null
  kiosk?: string
  anchors: { mono: number }[]
  taps: { seq: number }[]
  state: { logs: { log: string; last: number }[]; waiting: number; oldestWaiting: number | null }
}

/** A sync server that does what PROTOCOL.md says of one kiosk, and no more. */
export interface FakeServer {
  handle: (path: string, init: RequestInit) => Response
  /** taps by log, by number */
  taps: Map<string, Map<number, Json>>
  anchors: Map<string, Map<number, Json>>
  pushes: PushBody[]
  /** paths in the order of their calls */
  calls: string[]
  changes: Json[]
  set: (
    change: Partial<{
      epoch: string
      revoked: boolean
      token: string
      minProtocol: number
      mostBytes: number
      /** changes are remembered from this cursor on */
      oldestCursor: number
      /** where the kiosk is assigned to; a server of before didn't say */
      room: string | undefined
    }>,
  ) => void
  /** as after a restored backup: what came since is gone */
  lose: (log: string, seqs: number[]) => void
}

const problem = (status: number, code: string, more: Json = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
const json = (body: Json, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

function gapsOf(held: Map<number, Json>, last: number) {
  let watermark = 0
  while (held.has(watermark + 1)) watermark++
  const gaps: [number, number][] = []
  for (let seq = watermark + 1; seq <= last; seq++) {
    if (held.has(seq)) continue
    const gap = gaps.at(-1)
    if (gap && gap[1] === seq - 1) gap[1] = seq
    else gaps.push([seq, seq])
  }
  return { watermark, gaps }
}

export function fakeServer(now: () => number): FakeServer {
  const settings = {
    epoch: 'epoch-1',
    revoked: false,
    token: 'secret',
    minProtocol: 1,
    mostBytes: limits.pushBytes,
    oldestCursor: 0,
    room: undefined as string | undefined,
  }
  const taps: FakeServer['taps'] = new Map()
  const anchors: FakeServer['anchors'] = new Map()
  const pushes: PushBody[] = []
  const changes: Json[] = []
  const calls: string[] = []
  const common = () => ({ serverEpoch: settings.epoch, serverTime: now() })
  const of = (map: FakeServer['taps'], log: string) => {
    const found = map.get(log) ?? new Map<number, Json>()
    map.set(log, found)
    return found
  }

  const takePush = (init: RequestInit): Response => {
    const sent = typeof init.body === 'string' ? Buffer.from(init.body) : init.body
    if (!(sent instanceof Uint8Array)) return problem(400, 'bad-request')
    if (sent.length > settings.mostBytes) return problem(413, 'too-large')
    const zipped = new Headers(init.headers).get('content-encoding') === 'gzip'
    const body: PushBody & { protocol: number } = JSON.parse(
      (zipped ? gunzipSync(sent) : Buffer.from(sent)).toString(),
    )
    if (body.protocol < settings.minProtocol)
      return problem(426, 'upgrade-required', { min: 2, max: 2 })
    pushes.push(body)
    const held = of(taps, body.log)
    let duplicate = 0
    for (const tap of body.taps) {
      if (held.has(tap.seq)) duplicate++
      held.set(tap.seq, { ...tap })
    }
    for (const anchor of body.anchors) of(anchors, body.log).set(anchor.mono, { ...anchor })
    const announced = body.state.logs.find(({ log }) => log === body.log)?.last ?? 0
    const { watermark, gaps } = gapsOf(held, Math.max(announced, ...held.keys(), 0))
    const applied = body.taps.length - duplicate
    const counts = { applied, duplicate, parked: 0, rejected: 0, conflict: 0, quarantined: 0 }
    const { room } = settings
    return json({ ...common(), log: body.log, watermark, gaps, counts, verdicts: [], room })
  }
  const giveChanges = (url: URL): Response => {
    if (settings.revoked) return problem(403, 'kiosk-revoked')
    const cursor = url.searchParams.get('cursor')
    const from = Number(cursor ?? 0)
    if (cursor !== null && from < settings.oldestCursor) return problem(410, 'cursor-gone')
    const to = Math.min(changes.length, from + Number(url.searchParams.get('limit')))
    return json({
      ...common(),
      cursor: String(to),
      more: to < changes.length,
      changes: changes.slice(from, to),
    })
  }

  return {
    taps,
    anchors,
    pushes,
    calls,
    changes,
    set: (change) => Object.assign(settings, change),
    lose: (log, seqs) => {
      for (const seq of seqs) taps.get(log)?.delete(seq)
    },
    handle: (path, init) => {
      const url = new URL(path, 'http://server.test')
      calls.push(url.pathname)
      if (new Headers(init.headers).get('authorization') !== `Bearer ${settings.token}`)
        return problem(401, 'unauthenticated')
      if (url.pathname === '/api/v1/kiosk/time') return json(common())
      if (url.pathname === '/api/v1/kiosk/changes') return giveChanges(url)
      if (url.pathname === '/api/v1/kiosk/taps' && init.method === 'POST') return takePush(init)
      return problem(404, 'not-found')
    },
  }
}
