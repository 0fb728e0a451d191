import { createEpochWatch } from './epoch.ts'
import { createLane } from './lane.ts'
import { takeAnchor } from './probe.ts'
import { createPull } from './pull-lane.ts'
import { createPush } from './push-lane.ts'
import { createStatus } from './status.ts'
import type { SyncDeps, SyncLoop } from './types.ts'

// The loop of one tab:
//
//   stopped ──start──▶ following ──the lock is ours──▶ leading
//                          ▲                             │
//                          └──hidden, and another waits──┘
//
// following: another tab of this tablet syncs (or none yet). This one shows that tab's state, and
//            takes anchors for its own log, which nobody else can.
// leading:   push and pull run, each in a lane of its own (lane.ts), each as if the other weren't.
//
// Nothing here is remembered that a reload may not lose: what waits is in the outbox, where the
// roster stands in its cursor, and an answer that gets lost is asked for by sending again.

/** A heartbeat at least so often. */
const HEARTBEAT_MS = 60_000
/** Changes of the roster come no later. */
const PULL_EVERY_MS = 30_000
/** By then a tab that is alone on its tablet has the lock. */
const FOLLOW_AFTER_MS = 2_000
/** What the syncing tab holds. */
const LOCK = 'roomtap-sync'

/** The loop over what it is given: no global is touched. */
export function createSyncLoop(deps: SyncDeps): SyncLoop {
  const status = createStatus(deps.notes, deps.channel)
  const sawEpoch = createEpochWatch(deps.identity, deps.outbox)
  const parts = { ...deps, status, sawEpoch }
  const laneDeps = { ...deps, mono: deps.clock.mono }
  const pushLane = createLane(createPush(parts), { ...laneDeps, restMs: HEARTBEAT_MS })
  const pull = createPull(parts)
  const pullLane = createLane((_, signal) => pull(signal), { ...laneDeps, restMs: PULL_EVERY_MS })
  const followLane = createLane(
    async (_, signal) => {
      const identity = await deps.identity.get()
      const found =
        identity && (await takeAnchor({ ...deps, ...deps.clock, signal }, identity.token))
      if (found) await deps.outbox.addAnchor(found.anchor)
      return { is: 'done' }
    },
    { ...laneDeps, restMs: HEARTBEAT_MS },
  )

  let leads = false
  let release = () => {}
  let leave = new AbortController()
  let stops: (() => void)[] = []

  const nowHere = () => {
    pushLane.now()
    pullLane.now()
    followLane.now()
  }
  const lead = () => {
    if (leave.signal.aborted) return Promise.resolve()
    leads = true
    followLane.stop()
    status.lead(true)
    pushLane.start()
    pullLane.start()
    return new Promise<void>((done) => {
      release = done
    })
  }
  const follow = () => {
    leads = false
    release()
    pushLane.stop()
    pullLane.stop()
    status.lead(false)
  }
  const contend = () => {
    const { signal } = leave
    followLane.start(FOLLOW_AFTER_MS)
    deps.locks.request(LOCK, signal, lead).catch((error: unknown) => {
      if (!signal.aborted) deps.report(error)
    })
  }
  const onVisibility = async (visible: boolean) => {
    if (visible) return nowHere()
    // Browsers put hidden pages to sleep with their locks: the one that is seen must sync.
    if (leads && (await deps.locks.isWanted(LOCK))) {
      follow()
      contend()
    }
  }
  status.onAsked(nowHere)

  return {
    start: () => {
      if (stops.length > 0) return
      leave = new AbortController()
      stops = [
        deps.page.onOnline(nowHere),
        deps.page.onVisibility((visible) => {
          onVisibility(visible).catch(deps.report)
        }),
        deps.outbox.onChange((change) => {
          if (change === 'tap') pushLane.hint()
        }),
      ]
      status.load().catch(deps.report)
      status.lead(false)
      contend()
    },
    stop: () => {
      for (const stop of stops) stop()
      stops = []
      leave.abort()
      followLane.stop()
      follow()
    },
    now: () => {
      if (leads) nowHere()
      else status.ask()
    },
    state: status.state,
    onChange: status.onChange,
  }
}
