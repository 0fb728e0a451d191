import type { Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { holdsNul } from './nul.ts'
import { HttpProblem } from './problem.ts'
import type { Caller, Rights } from './rights.ts'
import type { Sender } from './sender.ts'

type Schema = z.ZodMiniType
type Value<S> = S extends Schema ? z.infer<S> : undefined
type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

interface Input<Path extends string, Q, B> {
  ctx: Context
  caller: Caller
  params: Record<ParamNames<Path>, string>
  query: Value<Q>
  body: Value<B>
  /** the request itself, for bodies that are not JSON */
  request: Request
  /** the address of the caller, from the socket */
  address: string
  /** how the request came: over TLS, from this machine */
  sender: Sender
}

/** A body that a handler reads itself. */
interface OtherBody {
  media: readonly string[]
  /** what it holds, where it is JSON */
  schema?: Schema
}

interface Spec<Path extends string, Q extends Schema | undefined, B extends Schema | undefined> {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  path: Path
  rights: Rights
  /** what it does, in a line: the API's document says it */
  does: string
  /** schema of its JSON answer; null: it never answers with JSON */
  answer: Schema | null
  /** the status of what it answers [200] */
  status?: 200 | 201
  /** media types of its answers that are not JSON */
  files?: readonly string[]
  /** schema of the query's strings */
  query?: Q
  /** schema of a JSON body; leave out where the handler reads the request itself */
  body?: B
  reads?: OtherBody
  /** the most bytes of body as sent; a JSON body is at most 1 MiB where this is left out */
  maxBytes?: number
  /** a Response as it is, anything else as JSON */
  handle: (input: Input<Path, Q, B>) => Promise<unknown>
}

/** What a route says of itself: the API's document is made of it. */
export interface Told {
  does: string
  answer: Schema | null
  status: number
  files: readonly string[]
  query: Schema | null
  body: OtherBody | null
}

/** One route, its types forgotten: what the app mounts and the rights test lists. */
export interface Route {
  method: string
  path: string
  rights: Rights
  maxBytes: number
  told: Told
  run: (c: HonoContext, ctx: Context, caller: Caller, sender: Sender) => Promise<Response>
}

const jsonBytes = 1_048_576

/** Declares a route: who may call it, what it takes, what it does. */
export function route<
  Path extends string,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(spec: Spec<Path, Q, B>): Route {
  return {
    method: spec.method,
    path: spec.path,
    rights: spec.rights,
    maxBytes: spec.maxBytes ?? jsonBytes,
    told: tell(spec),
    run: async (c, ctx, caller, sender) => {
      const params = c.req.param()
      if (holdsNul(params)) throw new HttpProblem('not-found', 'There is nothing at this address.')
      const answer = await spec.handle({
        ctx,
        caller,
        address: sender.address,
        sender,
        params: params as Record<ParamNames<Path>, string>,
        query: (spec.query
          ? checkText(spec.query, c.req.query(), 'bad-request')
          : undefined) as Value<Q>,
        body: (spec.body
          ? checkText(spec.body, await readJson(c.req.raw), 'invalid')
          : undefined) as Value<B>,
        request: c.req.raw,
      })
      return answer instanceof Response ? answer : json(answer, spec.status)
    },
  }
}

function tell(spec: Omit<Spec<string, Schema | undefined, Schema | undefined>, 'handle'>): Told {
  const { does, answer, status = 200, files = [], query = null, body, reads = null } = spec
  return {
    does,
    answer,
    status,
    files,
    query,
    body: body ? { media: ['application/json'], schema: body } : reads,
  }
}

/** A JSON answer that no cache keeps. */
export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** Like `check`; text with NUL characters, which PostgreSQL can't hold, doesn't pass. */
function checkText<S extends Schema>(
  schema: S,
  value: unknown,
  code: 'bad-request' | 'invalid',
): z.infer<S> {
  if (holdsNul(value)) throw new HttpProblem(code, 'A text holds a NUL character. Leave it out.')
  return check(schema, value, code)
}

/** Values that passed the schema, or a problem that names each place and reason, never the input. */
export function check<S extends Schema>(
  schema: S,
  value: unknown,
  code: 'bad-request' | 'invalid',
): z.infer<S> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    place: issue.path.join('.'),
    message: issue.message,
  }))
  const first = errors[0]
  throw new HttpProblem(code, first ? `${first.place || 'body'}: ${first.message}` : undefined, {
    errors,
  })
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    throw new HttpProblem('bad-request', 'The body is not JSON.')
  }
}
