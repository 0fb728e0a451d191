import type { Fetch } from '../../src/sync/client.ts'
import { portals } from '../support/fake-network.ts'
import type { Chance } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { SimAnswer, SimRequest } from './server.ts'

/** What may go wrong between a tablet and its server. */
export const networkFaults = [
  'partition',
  'request-lost',
  'answer-lost',
  'repeated',
  'reordered',
  'request-cut',
  'answer-cut',
  'slow',
  'portal',
  'newer-protocol',
  'slow-down',
  'too-large',
] as const
/** Those that only a call with a body can meet. */
const bodyFaults = new Set<NetworkFault>(['request-cut', 'repeated', 'too-large'])
export type NetworkFault = (typeof networkFaults)[number]

/** One tablet's way to the server. */
export interface Link {
  /** of a page; `arrive` brings it an answer when it can take one, or never */
  fetch: (arrive: (take: () => void) => void) => Fetch
  /** the next `times` calls meet it, or all while `times` is Infinity */
  fail: (fault: NetworkFault, times: number) => void
  heal: () => void
  /** pushes sent so far */
  pushes: () => number
  /** calls to this path get no answer; null: none such */
  block: (path: string | null) => void
}

interface Parts {
  clock: Clockwork
  chance: Chance
  /** null: it died before it answered; undefined: nobody listens there */
  serve: (request: SimRequest) => Promise<SimAnswer | null | undefined>
  /** told of each fault that a call met */
  onFault: (fault: NetworkFault) => void
}

const gone = () => new TypeError('Failed to fetch')
const pages = Object.values(portals)

const bodyOf = (body: RequestInit['body']): SimRequest['body'] => {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new Uint8Array(body)
  throw new Error('a body that no kiosk sends')
}

const refusal = (
  status: number,
  code: string,
  more: object,
  headers: Record<string, string> = {},
) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

/** The one who answers in the server's stead, where somebody does. */
function instead(fault: NetworkFault | null, request: SimRequest, chance: Chance): Response | null {
  if (fault === 'too-large' && request.body !== null)
    return chance.is(0.5)
      ? refusal(413, 'too-large', {})
      : new Response('<h1>Request Entity Too Large</h1>', { status: 413 })
  if (fault === 'portal') return chance.pick(pages)()
  if (fault === 'newer-protocol') return refusal(426, 'upgrade-required', { min: 2, max: 3 })
  if (fault === 'slow-down')
    return refusal(429, 'slow-down', {}, { 'retry-after': String(chance.int(1, 20)) })
  return null
}

const cutBody = (body: SimRequest['body'], chance: Chance): SimRequest['body'] =>
  body === null ? null : body.slice(0, chance.int(0, Math.max(0, body.length - 1)))

/** ms that a message takes one way. */
function legMs(fault: NetworkFault | null, chance: Chance): number {
  if (fault === 'reordered') return chance.int(200, 70_000)
  if (fault === 'slow') return chance.int(500, 9_000)
  return chance.is(0.9) ? chance.int(2, 60) : chance.int(60, 900)
}

export function link({ clock, chance, serve, onFault }: Parts): Link {
  let faults: { fault: NetworkFault; times: number }[] = []
  let blocked: string | null = null
  let pushes = 0
  const meet = (hasBody: boolean): NetworkFault | null => {
    const met = faults.find(({ fault }) => hasBody || !bodyFaults.has(fault))
    if (!met) return null
    met.times--
    faults = faults.filter(({ times }) => times > 0)
    onFault(met.fault)
    return met.fault
  }
  const wait = (ms: number) =>
    new Promise<void>((done) => {
      clock.at(clock.now() + ms, done)
    })

  /** Takes a call to the server and its answer back, as far as they come. */
  const carry = async (request: SimRequest, fault: NetworkFault | null): Promise<Response> => {
    await wait(legMs(fault, chance))
    if (request.path === blocked) throw gone()
    if (fault === 'partition' || fault === 'request-lost') throw gone()
    const other = instead(fault, request, chance)
    if (other) return other
    if (fault === 'repeated') {
      const later = chance.int(0, 20_000)
      clock.at(clock.now() + later, () => void serve(request))
    }
    const sent =
      fault === 'request-cut' ? { ...request, body: cutBody(request.body, chance) } : request
    const answer = await serve(sent)
    await wait(legMs(fault, chance))
    if (!answer || fault === 'answer-lost') throw gone()
    const cut = fault === 'answer-cut'
    const text = cut ? answer.text.slice(0, chance.int(0, answer.text.length - 1)) : answer.text
    return new Response(text, { status: answer.status, headers: answer.headers })
  }

  return {
    fail: (fault, times) => {
      faults.push({ fault, times })
    },
    heal: () => {
      faults = []
    },
    pushes: () => pushes,
    block: (path) => {
      blocked = path
    },
    fetch: (arrive) => (path, init) =>
      new Promise((resolve, reject) => {
        const headers = Object.fromEntries(new Headers(init.headers))
        const request = { method: init.method ?? 'GET', path, headers, body: bodyOf(init.body) }
        if (path === '/api/v1/kiosk/taps') pushes++
        init.signal?.addEventListener('abort', () =>
          arrive(() => reject(new DOMException('aborted', 'AbortError'))),
        )
        carry(request, meet(request.body !== null)).then(
          (response) => arrive(() => resolve(response)),
          (error: unknown) => arrive(() => reject(error)),
        )
      }),
  }
}
