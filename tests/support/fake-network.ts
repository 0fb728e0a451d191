import type { Fetch } from '../../src/sync/client.ts'

/** What lies between a kiosk and its server. */
export interface FakeNetwork {
  fetch: Fetch
  offline: () => void
  online: () => void
  /** the next calls to a path that contains `of` get this instead of reaching the server */
  failNext: (times: number, answer: () => Response, of?: string) => void
  /** every call gets this until `online` */
  portal: (answer: () => Response) => void
  /** the next calls to `of` reach the server, and their answers get lost */
  dropResponse: (times: number, of?: string) => void
  /** the next calls to `of` reach the server twice */
  duplicate: (times: number, of?: string) => void
  /** calls to `of` wait until `flush` */
  hold: (of: string) => void
  /** what was held goes on, last come first served if `reorder` */
  flush: (reorder?: boolean) => void
  /** path and time of each call, whether it reached the server or not */
  tried: { path: string; at: number }[]
}

/** What answers on a hotel's network before one has paid. */
export const portals = {
  html: () => new Response('<html>Sign in to the wireless network</html>', { status: 200 }),
  empty: () => new Response('', { status: 200 }),
  'other JSON': () => new Response('{"ok":true}', { status: 200 }),
  redirect: () => new Response(null, { status: 302, headers: { location: 'http://portal.test' } }),
  'bare 403': () => new Response('<h1>Forbidden</h1>', { status: 403 }),
  'bare 500': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
}

export function fakeNetwork(
  handle: (path: string, init: RequestInit) => Response,
  mono: () => number,
): FakeNetwork {
  type Trick = { of: string; times: number; answer: (go: () => Response) => Response }
  let tricks: Trick[] = []
  let isOffline = false
  let everywhere: (() => Response) | null = null
  let held: string | null = null
  let waiting: (() => void)[] = []
  const tried: FakeNetwork['tried'] = []
  const gone = () => {
    throw new TypeError('Failed to fetch')
  }
  const trick = (times: number, of: string, answer: Trick['answer']) => {
    tricks.push({ of, times, answer })
  }
  const flush = (reorder = false) => {
    held = null
    const calls = reorder ? waiting.reverse() : waiting
    waiting = []
    for (const call of calls) call()
  }
  return {
    tried,
    fetch: async (path, init) => {
      tried.push({ path, at: mono() })
      if (held !== null && path.includes(held))
        await new Promise<void>((done, fail) => {
          waiting.push(done)
          init.signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError')))
        })
      if (isOffline) gone()
      if (everywhere) return everywhere()
      const found = tricks.find(({ of, times }) => times > 0 && path.includes(of))
      if (!found) return handle(path, init)
      found.times--
      return found.answer(() => handle(path, init))
    },
    offline: () => {
      isOffline = true
    },
    online: () => {
      isOffline = false
      everywhere = null
      tricks = []
    },
    portal: (answer) => {
      everywhere = answer
    },
    failNext: (times, answer, of = '') => trick(times, of, answer),
    dropResponse: (times, of = '') =>
      trick(times, of, (go) => {
        go()
        return gone()
      }),
    duplicate: (times, of = '') =>
      trick(times, of, (go) => {
        go()
        return go()
      }),
    hold: (of) => {
      held = of
    },
    flush,
  }
}
