import type * as z from 'zod/mini'
import { Problem } from '../domain/protocol.ts'
import type { Timers } from '../storage/types.ts'

/**
 * What came of a call, told apart: whether the network, whoever sits in between (a captive
 * portal), or the server is the reason that there is no answer.
 */
export type Answer<T> =
  | { is: 'ok'; value: T }
  /** the server, or something on the way, said no */
  | { is: 'status'; status: number; code: string | null; retryAfter: string | null }
  /** a redirect, a page, an empty body, JSON of another form */
  | { is: 'unreadable' }
  | { is: 'no-network' }
  | { is: 'aborted' }

export interface Call<T> {
  path: string
  schema: z.ZodMiniType<T>
  /** the one status that is success */
  success?: number
  token?: string
  method?: 'GET' | 'POST'
  body?: { data: string | Uint8Array<ArrayBuffer>; gzip: boolean } | undefined
  /** ms after which the network counts as gone */
  timeout: number
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

function headersOf(call: Call<unknown>): Record<string, string> {
  return {
    accept: 'application/json',
    ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
    ...(call.body ? { 'content-type': 'application/json' } : {}),
    ...(call.body?.gzip ? { 'content-encoding': 'gzip' } : {}),
  }
}

/** JSON of the body; undefined where it is none. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function read<T>(response: Response, call: Call<T>): Promise<Answer<T>> {
  const body = await readJson(response)
  if (response.status !== (call.success ?? 200)) {
    // A redirect that isn't followed has status 0: no server of ours redirects a kiosk.
    if (response.status < 400) return { is: 'unreadable' }
    const problem = Problem.safeParse(body)
    return {
      is: 'status',
      status: response.status,
      code: problem.success ? problem.data.code : null,
      retryAfter: response.headers.get('retry-after'),
    }
  }
  const value = call.schema.safeParse(body)
  return value.success ? { is: 'ok', value: value.data } : { is: 'unreadable' }
}

/** One call of the kiosk's protocol. Never rejects. */
export async function request<T>(
  deps: { fetch: Fetch; timers: Timers; signal?: AbortSignal | undefined },
  call: Call<T>,
): Promise<Answer<T>> {
  const abort = new AbortController()
  const stop = () => abort.abort()
  deps.signal?.addEventListener('abort', stop)
  const cancel = deps.timers.after(call.timeout, stop)
  try {
    const response = await deps.fetch(call.path, {
      method: call.method ?? 'GET',
      headers: headersOf(call),
      ...(call.body ? { body: call.body.data } : {}),
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal: abort.signal,
    })
    return await read(response, call)
  } catch {
    // fetch rejects for a dead network alone; a body that breaks off is one too.
    return { is: deps.signal?.aborted ? 'aborted' : 'no-network' }
  } finally {
    cancel()
    deps.signal?.removeEventListener('abort', stop)
  }
}
