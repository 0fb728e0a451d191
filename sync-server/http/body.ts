import { HttpProblem } from './problem.ts'

/**
 * The request, sure to give no more than `most` bytes of body: a stated length is checked at once,
 * a body without one while it is read.
 * @throws HttpProblem `too-large`, here or when the body is read
 */
export function limitBody(request: Request, most: number): Request {
  const stated = request.headers.get('content-length')
  if (stated !== null && request.headers.get('transfer-encoding') === null) {
    if (Number(stated) > most) throw tooLarge(most)
    return request
  }
  if (!request.body) return request
  let seen = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > most) controller.error(tooLarge(most))
        else controller.enqueue(chunk)
      },
    }),
  )
  const init = { body: counted, duplex: 'half' as const }
  return new Request(request, init)
}

function tooLarge(most: number): HttpProblem {
  return new HttpProblem('too-large', `At most ${most} bytes are taken here. Nothing was stored.`, {
    maxBytes: most,
  })
}
