import * as z from 'zod/mini'
import { PhoneEnrolAnswer } from '../../src/domain/api-phone.ts'
import { PushAnswer } from '../../src/domain/protocol.ts'
import { testStart } from '../support/clock.ts'
import { anchor } from './tablet.ts'
import type { World } from './world.ts'

/** Somebody's own phone, as the server sees it. */
export interface OwnPhone {
  id: string
  token: string
  call: (method: string, path: string, body?: unknown) => Promise<Response>
  /** a push of its one log that must be answered with 200 */
  push: (...taps: unknown[]) => Promise<PushAnswer>
  /** a tap for whom it speaks, `seq` minutes after the session's start */
  tap: (seq: number, more?: Record<string, unknown>) => Record<string, unknown>
}

export const amara = { name: 'Amara Okonkwo', email: 'Amara@Example.org' }
export const stranger = { name: 'Nobody Known', email: 'nobody@example.org' }

let phones = 0

export async function newPhone(world: World, person: object = amara): Promise<OwnPhone> {
  const body = { programme: world.programme }
  const answer = await world.server.request('POST', '/api/v1/phone/enrol', { body })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
  const { phone, token } = z.parse(PhoneEnrolAnswer, await answer.json())
  phones++
  const [log, alias] = [`phone-log-${phones}`, `alias-${phones}`]
  const call: OwnPhone['call'] = (method, path, body) =>
    world.server.request(method, path, { token, ...(body === undefined ? {} : { body }) })
  return {
    id: phone,
    token,
    call,
    push: async (...taps) => {
      const push = { protocol: 1, log, after: null, anchors: [anchor()], taps }
      const pushed = await call('POST', '/api/v1/phone/taps', push)
      if (pushed.status !== 200) throw new Error(`${pushed.status}: ${await pushed.text()}`)
      return z.parse(PushAnswer, await pushed.json())
    },
    tap: (seq, more = {}) => ({
      ...{ seq, kind: 'in', attendee: alias, person, session: world.sessions.S1 },
      ...{ method: 'walk-in', wall: testStart + 3_600_000 + seq * 60_000 },
      ...{ mono: 3_600_000 + seq * 60_000, zone: 0, ...more },
    }),
  }
}
