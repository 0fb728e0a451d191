import { programme } from './rows.ts'

type Answer = { status?: number; body: unknown } | 'offline'
interface Asked {
  query: URLSearchParams
  body: string
  type: string
}
type Answerer = (asked: Asked) => Answer | Promise<Answer>

export interface FakeApi {
  fetch: typeof fetch
  /** @param call `POST /api/v1/sessions/s/marks`, without the query */
  on: (call: string, answer: Answer | Answerer) => void
  /** from now on nothing is answered */
  lose: () => void
  /** what was asked, in order: `GET /api/v1/me` */
  asked: string[]
}

/** A server of canned answers: somebody is signed in, there is one programme, all else is 404. */
export function fakeApi(): FakeApi {
  const answers = new Map<string, Answer | Answerer>()
  const asked: string[] = []
  let lost = false
  const api: FakeApi = {
    asked,
    on: (call, answer) => answers.set(call, answer),
    lose: () => {
      lost = true
    },
    fetch: async (input, init) => {
      const url = new URL(String(input), 'http://localhost')
      const call = `${init?.method ?? 'GET'} ${url.pathname}`
      asked.push(`${call}${url.search}`)
      if (lost) throw new TypeError('Failed to fetch')
      const found = answers.get(call) ?? { status: 404, body: { code: 'not-found', detail: call } }
      const body = init?.body instanceof Blob ? await init.body.text() : String(init?.body ?? '')
      const type = new Headers(init?.headers).get('content-type') ?? ''
      const answer =
        typeof found === 'function' ? await found({ query: url.searchParams, body, type }) : found
      if (answer === 'offline') throw new TypeError('Failed to fetch')
      return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 })
    },
  }
  const me = { id: 'rosa', name: 'Rosa Lindgren', email: 'rosa@example.org', role: 'admin' }
  api.on('GET /api/v1/me', { body: me })
  api.on('GET /api/v1/programmes', page([programme()]))
  return api
}

/** A list's only page. */
export const page = (items: unknown[]): { body: unknown } => ({ body: { items, next: null } })
