import * as z from 'zod/mini'
import { Problem } from '../domain/protocol.ts'
import { err, ok, type Result } from '../domain/result.ts'

/** Why a call gave no answer that can be used. */
export type Failure =
  | { kind: 'no-network' }
  | { kind: 'problem'; status: number; code: string }
  | { kind: 'unreadable'; status: number }

interface Request<S extends z.ZodMiniType> {
  path: string
  schema: S
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  json?: unknown
  /** a phone's own token, or none */
  token?: string
}
export type Call = <S extends z.ZodMiniType>(
  request: Request<S>,
) => Promise<Result<z.infer<S>, Failure>>

/** The one way to the server; every answer passes its schema. */
export function createCall(fetch: typeof globalThis.fetch): Call {
  return async ({ path, schema, method = 'GET', json, token }) => {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (json !== undefined) headers['content-type'] = 'application/json'
    if (token !== undefined) headers.authorization = `Bearer ${token}`
    const body = json === undefined ? null : JSON.stringify(json)
    let answer: Response
    let read: unknown
    try {
      answer = await fetch(path, { method, headers, body, credentials: 'omit', cache: 'no-store' })
      const text = await answer.text()
      read = text === '' ? null : readJson(text)
    } catch {
      return err({ kind: 'no-network' })
    }
    if (!answer.ok) return err(problemOf(answer.status, read))
    const parsed = z.safeParse(schema, read)
    return parsed.success ? ok(parsed.data) : err({ kind: 'unreadable', status: answer.status })
  }
}

function problemOf(status: number, body: unknown): Failure {
  const problem = z.safeParse(Problem, body)
  return problem.success
    ? { kind: 'problem', status, code: problem.data.code }
    : { kind: 'unreadable', status }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
