import * as z from 'zod/mini'
import { err, ok, type Result } from '../../domain/result.ts'
import { type Failure, FailureError } from './failure.ts'

interface Request<S extends z.ZodMiniType> {
  path: string
  schema: S
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  json?: unknown
  file?: { type: string; data: Blob }
  signal?: AbortSignal
}
export type Call = <S extends z.ZodMiniType>(
  request: Request<S>,
) => Promise<Result<z.infer<S>, Failure>>

/** problem+json (RFC 9457), and what the sign-in library answers. */
const Problem = z.looseObject({
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  message: z.optional(z.string()),
})

/**
 * The one way to the server. Every answer passes its schema.
 * @param onReach told after each call whether the server answered at all
 */
export function createCall(
  fetch: typeof globalThis.fetch,
  onReach: (reached: boolean) => void,
): Call {
  return async (request) => {
    const response = await attempt(fetch, request)
    if (!response.ok) {
      if (response.error.kind === 'no-network') onReach(false)
      return response
    }
    const answer = response.value
    // a proxy's word that nobody is behind it
    onReach(answer.status !== 502 && answer.status !== 504)
    const body = await readBody(answer)
    if (!answer.ok) return err(problemOf(answer.status, body))
    const parsed = z.safeParse(request.schema, body)
    return parsed.success ? ok(parsed.data) : err({ kind: 'unreadable', status: answer.status })
  }
}

/** The answer, or the failure thrown: what a query function gives. */
export async function orThrow<T>(result: Promise<Result<T, Failure>>): Promise<T> {
  const settled = await result
  if (settled.ok) return settled.value
  throw new FailureError(settled.error)
}

async function attempt(
  fetch: typeof globalThis.fetch,
  { path, method, json, file, signal }: Request<z.ZodMiniType>,
): Promise<Result<Response, Failure>> {
  const body = file ? file.data : json === undefined ? null : JSON.stringify(json)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (file) headers['content-type'] = file.type
  else if (body !== null) headers['content-type'] = 'application/json'
  try {
    return ok(await fetch(path, { method: method ?? 'GET', headers, body, signal: signal ?? null }))
  } catch {
    return err({ kind: signal?.aborted ? 'aborted' : 'no-network' })
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemOf(status: number, body: unknown): Failure {
  const parsed = z.safeParse(Problem, body)
  if (!parsed.success) return { kind: 'unreadable', status }
  const { code, title, detail, message } = parsed.data
  return {
    kind: 'problem',
    status,
    code: code ?? 'unknown',
    detail: detail ?? message ?? title ?? `The server refused (status ${status}).`,
    body,
  }
}
