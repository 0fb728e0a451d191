import * as z from 'zod/mini'
import { ChangesAnswer, PushAnswer, PushRequest } from '../../src/domain/protocol.ts'
import { gapsAsReported } from './invariants/i05-gaps.ts'
import { onlyNamedFields } from './invariants/i15-fields.ts'
import type { SimAnswer, SimRequest } from './server.ts'
import { keyOf } from './truth.ts'
import type { World } from './world.ts'

/** Lets a call through and looks at what the server says: what any kiosk may rely on. */
export async function watchAnswer(
  world: World,
  request: SimRequest,
  handle: () => Promise<SimAnswer | null>,
): Promise<SimAnswer | null> {
  const push = request.path === '/api/v1/kiosk/taps' ? readPush(request) : null
  const before = push ? (world.inFlight.get(push.log) ?? 0) : 0
  if (push) world.inFlight.set(push.log, before + 1)
  const errors = world.server.errors.length
  const answer = await handle()
  if (push) world.inFlight.set(push.log, (world.inFlight.get(push.log) ?? 1) - 1)
  const path = request.path.split('?')[0]
  world.note(`${request.method} ${path} ${answer ? `${answer.status} ${answer.text}` : 'died'}`)
  if (!answer) {
    world.count('died while answering')
    return answer
  }
  world.count(
    `answer ${path?.startsWith('/api/v1/kiosk/') ? path.slice(15) : 'staff'} ${answer.status}`,
  )
  if (answer.status >= 500) {
    const told = world.server.errors.slice(errors).map(messageOf).join('; ')
    world.failures.push(`[server] ${request.method} ${request.path}: ${answer.status} ${told}`)
  }
  if (push && answer.status === 200) {
    const read = z.parse(PushAnswer, JSON.parse(answer.text))
    world.count('pushes answered')
    for (const tap of push.taps) {
      const read = Numbered.safeParse(tap)
      if (read.success) world.truth.brought.add(keyOf(push.log, read.data.seq))
    }
    for (const [verdict, n] of Object.entries(read.counts)) world.count(`verdict ${verdict}`, n)
    if (before === 0 && world.inFlight.get(push.log) === 0)
      await gapsAsReported(world, read, request)
  }
  if (path === '/api/v1/kiosk/changes' && answer.status === 200)
    onlyNamedFields(world, z.parse(ChangesAnswer, JSON.parse(answer.text)))
  return answer
}

const Numbered = z.object({ seq: z.int().check(z.positive()) })

function readPush({ body }: SimRequest): PushRequest | null {
  try {
    const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : (body ?? '')
    const read = z.safeParse(PushRequest, JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const Line = z.object({ msg: z.string(), err: z.optional(z.object({ message: z.string() })) })
function messageOf(line: string): string {
  const { msg, err } = z.parse(Line, JSON.parse(line))
  return err?.message ?? msg
}
