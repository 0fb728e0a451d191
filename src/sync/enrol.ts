import { EnrolAnswer, type HeldLog } from '../domain/protocol.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Identity, IdentityStore, Timers } from '../storage/types.ts'
import { retryAfterMs } from './backoff.ts'
import { type Fetch, request } from './client.ts'

const ENROL_TIMEOUT_MS = 20_000

/** Why a tablet wasn't paired. `unreachable`: something answered, but not the sync server. */
export interface EnrolFailure {
  code:
    | 'code-unknown'
    | 'code-used'
    | 'code-expired'
    | 'slow-down'
    | 'no-network'
    | 'unreachable'
    | 'refused'
  /** ms until it is worth trying again */
  retryAfter?: number
}

const known = ['code-unknown', 'code-used', 'code-expired', 'slow-down'] as const

/** Turns a one-time code into an identity (PROTOCOL section 1). The token is shown this once. */
export async function enrol(
  deps: { fetch: Fetch; timers: Timers; now: () => number },
  { code, name }: { code: string; name?: string },
): Promise<Result<EnrolAnswer, EnrolFailure>> {
  const answer = await request(deps, {
    path: '/api/v1/kiosk/enrol',
    method: 'POST',
    success: 201,
    schema: EnrolAnswer,
    timeout: ENROL_TIMEOUT_MS,
    body: { data: JSON.stringify({ code, ...(name ? { name } : {}) }), gzip: false },
  })
  if (answer.is === 'ok') return ok(answer.value)
  if (answer.is === 'unreadable') return err({ code: 'unreachable' })
  if (answer.is !== 'status') return err({ code: 'no-network' })
  const retryAfter = retryAfterMs(answer.retryAfter, deps.now())
  const found = known.find((one) => one === answer.code)
  const fallback = answer.code === null ? 'unreachable' : 'refused'
  return err({ code: found ?? fallback, ...(retryAfter > 0 ? { retryAfter } : {}) })
}

/** Of a tablet whose last server nobody knows any more: no server's, so that all that it keeps goes again. */
const unknownEpoch = 'unknown'

/**
 * Makes `answer` this tablet's identity. What was acknowledged was acknowledged by the server that the
 * tablet knew before: that one's epoch stays until the loop has seen the new one and let everything go
 * again (rule 6). Logs that lie here belong to whoever took them (PROTOCOL
 * section 3, rule 8), so each is noted with its owner. The page must load anew afterwards: its log
 * may have taps of the old identity, and one log has one owner.
 */
export async function become(
  store: IdentityStore,
  answer: EnrolAnswer,
  held: HeldLog[],
  now: number,
): Promise<Identity> {
  const past = await store.past()
  const owners = { ...past?.owners }
  if (past && past.kiosk !== answer.kiosk) for (const { log } of held) owners[log] ??= past.kiosk
  const formerly = [...(past?.formerly ?? []), ...(past ? [past.kiosk] : [])]
  const identity: Identity = {
    ...answer,
    serverEpoch: past ? (past.serverEpoch ?? unknownEpoch) : answer.serverEpoch,
    enrolledAt: now,
    formerly: [...new Set(formerly)].filter((kiosk) => kiosk !== answer.kiosk),
    owners,
  }
  await store.set(identity)
  return identity
}
