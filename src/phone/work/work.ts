import * as z from 'zod/mini'
import { PhoneCodeAnswer } from '../../domain/api-phone.ts'
import { TapVerdict } from '../../domain/protocol.ts'
import type { Result } from '../../domain/result.ts'
import { openStorage, type Storage, type StorageDeps } from '../../storage/open.ts'
import type { CaptureFailure, HeldTap, IdentityStore, TapDraft } from '../../storage/types.ts'
import { createEpochWatch } from '../../sync/epoch.ts'
import { createLane, type Lane } from '../../sync/lane.ts'
import { createPush } from '../../sync/push-lane.ts'
import { createStatus, type Status } from '../../sync/status.ts'
import type { Locks, PageEvents } from '../../sync/types.ts'
import type { Call } from '../api.ts'
import { identify, type Programme } from './identity.ts'
import { storeOf } from './names.ts'
import { refKey } from './presence.ts'

/** What one programme's taps on this phone need of the world. */
export interface WorkDeps {
  programme: Programme
  storage: Omit<StorageDeps, 'name' | 'channel'>
  identities: IdentityStore
  call: Call
  fetch: (path: string, init: RequestInit) => Promise<Response>
  clock: { now: () => number; mono: () => number; zone: () => number }
  chance: () => number
  locks: Locks
  page: PageEvents
  build: string
  report: (error: unknown) => void
}

/** A programme's taps on this phone: kept here first, sent when the network allows. */
export interface Work {
  /** of this page load */
  readonly log: string
  capture: (draft: TapDraft) => Promise<Result<HeldTap, CaptureFailure>>
  tapsOf: (alias: string) => Promise<HeldTap[]>
  /** keys of the taps that the server does not count because their code was wrong */
  refused: () => Promise<ReadonlySet<string>>
  waiting: () => Promise<number>
  /** whether a code is the session's; `later`: there is no answer now, and it goes along with the tap */
  checkCode: (
    session: string,
    kind: 'in' | 'out',
    code: string,
  ) => Promise<'right' | 'wrong' | 'slow' | 'later'>
  /** the phone's token in this programme; null: the server can't be reached */
  token: () => Promise<string | null>
  syncNow: () => void
  onChange: (listener: () => void) => () => void
  /** taps change no more; the store lets go */
  close: () => void
}

const REST_MS = 60_000
/** Somebody waits in front of a door: after that the code goes along with the tap. */
const CODE_WAITS_MS = 4_000
const refusedNote = 'phone.refused'
const Refused = z.array(z.string())

/** Opens a programme's taps on this phone. An error says why nothing can be recorded. */
export async function openWork(deps: WorkDeps): Promise<Result<Work, CaptureFailure>> {
  const opened = await openStorage({ ...deps.storage, name: storeOf(deps.programme.id) })
  if (!opened.ok) return opened
  return { ok: true, value: createWork(deps, opened.value) }
}

function createWork(deps: WorkDeps, storage: Storage): Work {
  const { outbox, notes } = storage
  const status = createStatus(notes, undefined)
  const refused = async () => new Set(z.safeParse(Refused, await notes.get(refusedNote)).data ?? [])
  const judged = async (log: string, verdicts: readonly unknown[]) => {
    const wrong = verdicts.flatMap((value) => {
      const verdict = z.safeParse(TapVerdict, value)
      const { seq, code } = verdict.success ? verdict.data : {}
      return seq && code === 'code-wrong' ? [refKey(log, seq)] : []
    })
    if (wrong.length > 0) await notes.set(refusedNote, [...(await refused()), ...wrong])
  }
  const who = async () => {
    const anew = status.state().trouble === 'unauthenticated'
    const now = deps.clock.now()
    const held = outbox.heldLogs
    const found = await identify(deps.identities, deps.call, deps.programme, { held, now, anew })
    if ('kind' in found) return null
    if (anew) status.setTrouble('push', null)
    return found
  }
  const lane = pushLane(deps, storage, { status, judged, who })
  status.lead(true)
  status.load().catch(deps.report)
  lane.start()
  const stops = [
    outbox.onChange((change) => change === 'tap' && lane.hint()),
    deps.page.onOnline(lane.now),
    deps.page.onVisibility((visible) => visible && lane.now()),
  ]
  return {
    log: outbox.log,
    capture: outbox.capture,
    tapsOf: outbox.tapsOf,
    refused,
    waiting: async () => (await outbox.waiting()).count,
    checkCode: async (session, kind, code) => {
      const { after } = deps.storage.timers
      const waited = new Promise<'later'>((done) => after(CODE_WAITS_MS, () => done('later')))
      const asked = who().then((me) => me && askCode(deps.call, me.token, { session, kind, code }))
      return (await Promise.race([asked, waited])) ?? 'later'
    },
    token: async () => (await who())?.token ?? null,
    syncNow: lane.now,
    onChange: (listener) => {
      const ends = [outbox.onChange(listener), status.onChange(listener)]
      return () => {
        for (const end of ends) end()
      }
    },
    close: () => {
      for (const stop of stops) stop()
      lane.stop()
      storage.close()
    },
  }
}

interface Parts {
  status: Status
  judged: (log: string, verdicts: readonly unknown[]) => Promise<void>
  who: () => Promise<unknown>
}

/** The kiosk's own way of pushing, under the phone's addresses; it says nothing while nothing waits. */
function pushLane(deps: WorkDeps, storage: Storage, { status, judged, who }: Parts): Lane {
  const { outbox, roster, notes } = storage
  const { identities, clock, chance, locks, page, build, report } = deps
  const { timers } = deps.storage
  const push = createPush({
    ...{ outbox, roster, notes, clock, timers, chance, locks, page, build, report },
    ...{ status, judged, identity: identities, beats: false },
    fetch: (path, init) => deps.fetch(path.replace('/api/v1/kiosk/', '/api/v1/phone/'), init),
    sawEpoch: createEpochWatch(identities, outbox),
  })
  return createLane(
    async (cause, signal) => {
      const { count } = await outbox.waiting()
      // who only looks needs no identity
      if (count === 0 && (await identities.get()) === null) return { is: 'done' }
      if ((await who()) === null) {
        status.set({ phase: 'offline' })
        return { is: 'failed', retryAfterMs: 0 }
      }
      return push(cause, signal)
    },
    { timers, chance, mono: clock.mono, report, restMs: REST_MS },
  )
}

async function askCode(
  call: Call,
  token: string,
  json: { session: string; kind: 'in' | 'out'; code: string },
): Promise<'right' | 'wrong' | 'slow' | 'later'> {
  const path = '/api/v1/phone/codes'
  const asked = await call({ path, method: 'POST', json, token, schema: PhoneCodeAnswer })
  if (asked.ok) return asked.value.right ? 'right' : 'wrong'
  return asked.error.kind === 'problem' && asked.error.status === 429 ? 'slow' : 'later'
}
