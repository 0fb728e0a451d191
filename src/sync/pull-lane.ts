import { ChangesAnswer } from '../domain/protocol.ts'
import type { Identity } from '../storage/types.ts'
import { type Answer, request } from './client.ts'
import type { Outcome } from './lane.ts'
import { refused } from './refusal.ts'
import type { Status } from './status.ts'
import type { SyncDeps } from './types.ts'

const PULL_TIMEOUT_MS = 60_000
/** Changes a page; some 200 bytes each. */
export const PULL_LIMIT = 1_000
const sourceNote = 'roster.source'

export interface PullLaneDeps extends SyncDeps {
  status: Status
  sawEpoch: (epoch: string) => Promise<void>
}

const fetchPage = (deps: PullLaneDeps, token: string, cursor: string | null, signal: AbortSignal) =>
  request(
    { ...deps, signal },
    {
      path: `/api/v1/kiosk/changes?limit=${PULL_LIMIT}${
        cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      }`,
      schema: ChangesAnswer,
      token,
      timeout: PULL_TIMEOUT_MS,
    },
  )

/** A cursor is worth something only where it came from: this enrolment, this epoch of the server. */
const sourceOf = ({ kiosk }: Identity, epoch: string) => `${kiosk} ${epoch}`

type Pulled = { is: 'complete' } | { is: 'again' } | Exclude<Answer<never>, { is: 'ok' }>

/** One pull from `cursor` to the end; null pulls everything. `again`: the cursor is worth nothing any more. */
async function pullFrom(
  deps: PullLaneDeps,
  identity: Identity,
  start: string | null,
  signal: AbortSignal,
): Promise<Pulled> {
  const full = start === null
  const known = await deps.notes.get(sourceNote)
  let epoch: string | null = null
  let cursor = start
  for (;;) {
    const answer = await fetchPage(deps, identity.token, cursor, signal)
    if (answer.is === 'status' && answer.status === 410 && answer.code === 'cursor-gone' && !full)
      return { is: 'again' }
    if (answer.is !== 'ok') return answer
    const page = answer.value
    await deps.sawEpoch(page.serverEpoch)
    // Restored in the middle: half of one database and half of another is no roster.
    if (epoch !== null && epoch !== page.serverEpoch) return { is: 'unreadable' }
    if (!full && known !== sourceOf(identity, page.serverEpoch)) return { is: 'again' }
    const { skipped } = await deps.roster.apply({
      changes: page.changes,
      cursor: page.cursor,
      more: page.more,
      full,
      first: full && epoch === null,
      now: deps.clock.now(),
    })
    if (skipped > 0) deps.report(new Error(`${skipped} changes of the roster could not be read`))
    epoch = page.serverEpoch
    cursor = page.cursor
    deps.status.set({ lastContact: deps.clock.now() })
    if (page.more) continue
    if (full) await deps.notes.set(sourceNote, sourceOf(identity, epoch))
    return { is: 'complete' }
  }
}

/** The work of the pull lane. It knows nothing of the outbox. */
export function createPull(deps: PullLaneDeps): (signal: AbortSignal) => Promise<Outcome> {
  return async (signal) => {
    const identity = await deps.identity.get()
    if (!identity) return { is: 'done' }
    let pulled = await pullFrom(deps, identity, await deps.roster.cursor(), signal)
    if (pulled.is === 'again') pulled = await pullFrom(deps, identity, null, signal)
    if (pulled.is === 'complete') {
      deps.status.setTrouble('pull', null)
      return { is: 'done' }
    }
    if (pulled.is === 'again') return { is: 'failed', retryAfterMs: 0 }
    if (pulled.is === 'status' && pulled.code === 'kiosk-revoked') await deps.roster.erase()
    return refused(pulled, 'pull', { ...deps, now: deps.clock.now })
  }
}
