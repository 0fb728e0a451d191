import * as z from 'zod/mini'
import type { KioskRow } from '../../src/domain/api.ts'
import { KioskState } from '../../src/domain/protocol.ts'
import { forkedKiosks, logsWithGaps, waitingByKiosk } from '../db/kiosk-counts.ts'
import type { ListedKiosk } from '../db/kiosks.ts'
import type { Db, Tx } from '../db/open.ts'
import { arrivedOf } from '../taps/gaps.ts'

const SaidState = z.partial(KioskState)

/** Turns kiosks of one programme into rows for people: with what waits, is missing, or is odd. */
export async function showKiosks(
  db: Db,
  programme: string,
): Promise<(kiosk: ListedKiosk) => KioskRow> {
  const waiting = await waitingByKiosk(db, programme)
  const forked = await forkedKiosks(db, programme)
  const missing = await missingByKiosk(db, programme)
  return (kiosk) => {
    const state = readState(kiosk.state)
    const counts = waiting.get(kiosk.id) ?? { parked: 0, rejected: 0, conflicts: 0, quarantined: 0 }
    return {
      id: kiosk.id,
      name: kiosk.name,
      programme: kiosk.programme,
      room: { id: kiosk.room, name: kiosk.room_name },
      status: statusOf(kiosk),
      enrolledAt: kiosk.enrolled_at,
      revokedAt: kiosk.revoked_at,
      lastContact: kiosk.last_contact,
      waiting: state.waiting ?? null,
      oldestWaiting: state.oldestWaiting ?? null,
      build: kiosk.build,
      offset: kiosk.offset,
      persisted: state.persisted ?? null,
      freeBytes: state.freeBytes ?? null,
      battery: state.battery ?? null,
      missing: missing.get(kiosk.id) ?? 0,
      ...counts,
      forked: forked.has(kiosk.id),
    }
  }
}

function statusOf(kiosk: ListedKiosk): KioskRow['status'] {
  if (kiosk.revoked_at !== null) return 'revoked'
  return kiosk.token_hash === null ? 'waiting-for-code' : 'ready'
}

function readState(json: string | null): z.infer<typeof SaidState> {
  const state = z.safeParse(SaidState, JSON.parse(json ?? '{}'))
  return state.success ? state.data : {}
}

/** How many numbers are missing, by the kiosk that would bring them. */
export async function missingByKiosk(db: Db | Tx, programme: string): Promise<Map<string, number>> {
  const missing = new Map<string, number>()
  for (const log of await logsWithGaps(db, programme)) {
    const { gaps } = await arrivedOf(db, log)
    const count = gaps.reduce((sum, [first, last]) => sum + last - first + 1, 0)
    const kiosk = log.brought_by ?? log.kiosk
    missing.set(kiosk, (missing.get(kiosk) ?? 0) + count)
  }
  return missing
}
