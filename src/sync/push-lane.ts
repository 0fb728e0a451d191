import { type KioskState, limits } from '../domain/protocol.ts'
import type { Batch, Identity } from '../storage/types.ts'
import type { Answer } from './client.ts'
import { followRoom } from './follow-room.ts'
import type { Cause, Outcome } from './lane.ts'
import { takeAnchor } from './probe.ts'
import { type Acknowledgement, cutSingle, newestMono, type Parcel, push } from './push.ts'
import { refused } from './refusal.ts'
import type { Status } from './status.ts'
import type { SyncDeps } from './types.ts'

/** An anchor a contact, and a contact a minute: a tap's bracket stays about as narrow (rule Q3). */
const ANCHOR_EVERY_MS = 50_000

/** What goes on during one run. */
interface Run {
  identity: Identity
  signal: AbortSignal
  /** logs that the server won't take as they are: they don't hold up the others (invariant I11) */
  skip: string[]
  limit: number
  cut: boolean
  sent: number
  of: number
  answered: number
  /** as the last answer told it, ms */
  serverTime: number | null
  /** gaps asked for in this run, so that a server that always names the same ones isn't served for ever */
  asked: Set<string>
}

export interface PushLaneDeps extends SyncDeps {
  status: Status
  sawEpoch: (epoch: string) => Promise<void>
}

async function kioskState(deps: PushLaneDeps, run: Run, parcel: Parcel): Promise<KioskState> {
  const { count, oldest } = await deps.outbox.waiting({ log: parcel.log, seqs: parcel.seqs })
  const vitals = (await deps.vitals?.()) ?? {}
  return {
    logs: await deps.outbox.heldLogs(),
    waiting: count,
    oldestWaiting: oldest,
    room: run.identity.room.id,
    ...vitals,
  }
}

/** Applies a 200: the epoch first, since what it acknowledges counts for that server alone. */
async function applyAnswer(deps: PushLaneDeps, run: Run, parcel: Parcel, answer: Acknowledgement) {
  const { outbox } = deps
  const { log, watermark, gaps } = answer
  await deps.sawEpoch(answer.serverEpoch)
  if (watermark < (await outbox.watermark(log))) await outbox.resendAll()
  await deps.judged?.(log, answer.verdicts)
  const anchorsTo = newestMono(parcel.anchors)
  await outbox.acknowledge(log, watermark, parcel.seqs, answer.serverTime, anchorsTo)
  const sent = new Set(parcel.seqs)
  const asked = gaps.filter(([from, to]) => {
    const isNew = !run.asked.has(`${log} ${from} ${to}`) && !sent.has(from) && !sent.has(to)
    run.asked.add(`${log} ${from} ${to}`)
    return isNew
  })
  if (asked.length > 0) await outbox.resend(log, asked)
  run.sent += parcel.seqs.length
  run.answered++
  run.serverTime = answer.serverTime
  deps.status.setTrouble('push', null)
  deps.status.set({
    lastContact: deps.clock.now(),
    phase: 'pushing',
    progress: { sent: run.sent, of: Math.max(run.of, run.sent) },
  })
  if (answer.room) await followRoom(deps, run.identity.kiosk, answer.room)
}

/**
 * Whether cutting would make it smaller. A tap of ordinary size is never cut, whatever refuses it on the
 * way: cut it would count for nobody, and waiting it counts when that is gone.
 */
const isTooLargeAlone = ({ taps }: Batch): boolean =>
  taps.length === 1 && new TextEncoder().encode(JSON.stringify(taps[0])).length > limits.rawBytes

/** What a refused batch changes for the rest of the run; null: the run is over. */
function adapt(run: Run, batch: Batch, answer: Exclude<Answer<unknown>, { is: 'ok' }>): Run | null {
  if (answer.is !== 'status') return null
  if (answer.status === 413 && batch.seqs.length > 1)
    return { ...run, limit: Math.floor(batch.seqs.length / 2) }
  if (answer.status === 413 && isTooLargeAlone(batch) && !run.cut) return { ...run, cut: true }
  const isAboutThisLog =
    answer.status === 413 ||
    (answer.code !== null && [400, 403, 404, 409, 422].includes(answer.status))
  return isAboutThisLog
    ? { ...run, limit: limits.tapsPerPush, skip: [...run.skip, batch.log] }
    : null
}

async function send(deps: PushLaneDeps, run: Run, parcel: Parcel) {
  const answer = await push(
    { ...deps, signal: run.signal },
    run.identity,
    parcel,
    await kioskState(deps, run, parcel),
  )
  if (answer.is === 'ok') await applyAnswer(deps, run, parcel, answer.value)
  return answer
}

/** Everything that waits, batch by batch. */
async function drain(deps: PushLaneDeps, start: Run): Promise<{ run: Run; outcome: Outcome }> {
  let run = start
  let problem: Outcome | null = null
  for (;;) {
    const batch = await deps.outbox.nextBatch(run.limit, run.skip)
    if (!batch || run.signal.aborted) return { run, outcome: problem ?? { is: 'done' } }
    deps.status.set({ phase: 'pushing', progress: { sent: run.sent, of: run.of } })
    const answer = await send(deps, run, run.cut ? cutSingle(batch) : batch)
    if (answer.is === 'ok') {
      run.limit = Math.min(limits.tapsPerPush, run.limit * 2)
      run.cut = false
      continue
    }
    const adapted = adapt(run, batch, answer)
    if (!adapted) return { run, outcome: refused(answer, 'push', { ...deps, now: deps.clock.now }) }
    if (adapted.skip.length > run.skip.length)
      problem = refused(answer, 'push', { ...deps, now: deps.clock.now })
    run = adapted
  }
}

/** No taps: only that this kiosk is here, and how it is. */
async function heartbeat(deps: PushLaneDeps, run: Run): Promise<Outcome> {
  const { outbox } = deps
  const own = (await outbox.heldLogs()).find(({ log }) => log === outbox.log)
  const answer = await send(deps, run, {
    log: outbox.log,
    // A log without a tap has no place among the others yet; what comes before it is settled with its first tap.
    ...(own ? { after: own.after } : {}),
    anchors: await outbox.ownAnchors(),
    taps: [],
    seqs: [],
  })
  if (answer.is === 'ok') return { is: 'done' }
  return refused(answer, 'push', { ...deps, now: deps.clock.now })
}

/** Takes an anchor where the last one is old. Nothing that goes wrong here keeps a tap back. */
async function probe(deps: PushLaneDeps, run: Run): Promise<boolean> {
  const { fetch, timers, clock, outbox, status } = deps
  const { signal, identity } = run
  const found = await takeAnchor({ fetch, timers, signal, ...clock }, identity.token)
  if (!found) return false
  await outbox.addAnchor(found.anchor)
  await deps.sawEpoch(found.epoch)
  status.set({ offset: found.anchor.server - found.anchor.wall })
  return true
}

const DAY_MS = 86_400_000

/** Old taps leave the tablet by the server's clock, and only while there is one to send them to. */
function createPruning({ outbox, roster }: PushLaneDeps): (serverTime: number) => Promise<void> {
  let prunedAt = Number.NEGATIVE_INFINITY
  return async (serverTime) => {
    if (serverTime - prunedAt < DAY_MS) return
    const settings = await roster.settings()
    if (!settings) return
    await outbox.prune(serverTime, settings.keepDays)
    prunedAt = serverTime
  }
}

/** The work of the push lane: an anchor where one is due, all that waits, else a heartbeat. */
export function createPush(
  deps: PushLaneDeps,
): (cause: Cause, signal: AbortSignal) => Promise<Outcome> {
  const prune = createPruning(deps)
  let anchoredAt = Number.NEGATIVE_INFINITY
  return async (cause, signal) => {
    const identity = await deps.identity.get()
    if (!identity) return { is: 'done' }
    const { count } = await deps.outbox.waiting()
    const start: Run = {
      identity,
      signal,
      skip: [],
      limit: limits.tapsPerPush,
      cut: false,
      sent: 0,
      of: count,
      answered: 0,
      serverTime: null,
      asked: new Set(),
    }
    const mono = deps.clock.mono()
    if (mono - anchoredAt >= ANCHOR_EVERY_MS && (await probe(deps, start))) anchoredAt = mono
    const drained = await drain(deps, start)
    let { outcome } = drained
    const isDue = deps.beats !== false && cause !== 'tap' && !signal.aborted
    if (outcome.is === 'done' && drained.run.answered === 0 && isDue)
      outcome = await heartbeat(deps, drained.run)
    if (outcome.is === 'done') deps.status.set({ phase: 'idle', progress: null })
    else deps.status.set({ progress: null })
    if (drained.run.answered > 0 || outcome.is === 'done') await deps.status.save()
    if (drained.run.serverTime !== null) await prune(drained.run.serverTime)
    return outcome
  }
}
