import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { limits } from '../../src/domain/protocol.ts'
import { HttpProblem } from '../http/problem.ts'

const inflate = promisify(gunzip)

/**
 * The JSON of a push, inflated where it came as gzip.
 * @throws HttpProblem `bad-request`, or `too-large` where it inflates to more than 8 MiB
 */
export async function readPushBody(request: Request): Promise<unknown> {
  const sent = new Uint8Array(await request.arrayBuffer())
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new HttpProblem('bad-request', 'Content-Encoding: gzip is taken, or none.')
  }
  const bytes = encoding === 'identity' ? sent : await inflateLimited(sent)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HttpProblem('bad-request', 'The body is not JSON in UTF-8.')
  }
}

async function inflateLimited(sent: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflate(sent, { maxOutputLength: limits.inflatedBytes })
  } catch (error) {
    if (error instanceof RangeError) {
      throw new HttpProblem(
        'too-large',
        `What the body inflates to is more than ${limits.inflatedBytes} bytes. Nothing was stored; send fewer taps at once.`,
      )
    }
    throw new HttpProblem('bad-request', 'The body is not gzip, as its heading says.')
  }
}
