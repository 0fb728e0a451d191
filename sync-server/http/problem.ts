/** The stable codes of PROTOCOL's first paragraph and section 1, with their status and title. */
const problems = {
  'bad-request': [400, 'The request can’t be read'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  'kiosk-revoked': [403, 'This kiosk was revoked'],
  'not-found': [404, 'Not found'],
  'code-unknown': [404, 'This code is not known'],
  'code-used': [409, 'This code was used already'],
  stale: [409, 'Changed meanwhile by someone else'],
  'code-expired': [410, 'This code has expired'],
  'cursor-gone': [410, 'This cursor is no longer known'],
  'too-large': [413, 'Too large'],
  invalid: [422, 'Some values are not valid'],
  'upgrade-required': [426, 'Another protocol version is needed'],
  'slow-down': [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
  'not-ready': [503, 'Not ready yet'],
} as const
export type ProblemCode = keyof typeof problems

/** Thrown by a handler, answered as application/problem+json (RFC 9457). */
export class HttpProblem extends Error {
  readonly code: ProblemCode
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>

  /** @param detail what happened, what is safe, what to do: a person may read it */
  constructor(
    code: ProblemCode,
    detail?: string,
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(detail ?? problems[code][1])
    this.code = code
    this.extra = extra
    this.headers = headers
  }

  toResponse(): Response {
    const [status, title] = problems[this.code]
    const body = {
      ...this.extra,
      type: `/problems/${this.code}`,
      title,
      status,
      code: this.code,
      detail: this.message,
    }
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
        ...this.headers,
      },
    })
  }
}
