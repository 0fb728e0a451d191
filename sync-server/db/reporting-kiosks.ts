import type { ReportingKiosk } from '../../src/domain/completeness.ts'
import type { PackedUpTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'

/** A kiosk as completeness sees it, but for what depends on the session or on gaps. */
export type KioskStands = Omit<ReportingKiosk, 'gaps' | 'tapped'>

/** All kiosks of a programme: where each stood when, how far it has reported. */
export async function kioskStands(db: Db | Tx, programme: string): Promise<KioskStands[]> {
  const kiosks = await db
    .selectFrom('kiosks')
    .select(['id', 'name', 'room', 'created_at', 'revoked_at', 'reported_through'])
    .where('programme', '=', programme)
    .execute()
  const stood = await db
    .selectFrom('kiosk_rooms')
    .innerJoin('kiosks', 'kiosks.id', 'kiosk_rooms.kiosk')
    .select(['kiosk', 'kiosk_rooms.room', 'since'])
    .where('kiosks.programme', '=', programme)
    .orderBy('kiosk_rooms.n')
    .execute()
  const rooms = Map.groupBy(stood, ({ kiosk }) => kiosk)
  const packed = await packedUp(db, programme)
  return kiosks.map(({ id, name, room, created_at, revoked_at, reported_through }) => ({
    id,
    name,
    rooms: rooms.get(id) ?? [{ room, since: created_at }],
    retired: revoked_at !== null,
    packedUpAt: packed.get(id) ?? null,
    lastContact: reported_through,
  }))
}

/**
 * When staff said of kiosks that they take no more taps, as far as that stands: it was not taken back,
 * and no tap of a later time has come, which shows that the kiosk is in use again.
 */
async function packedUp(db: Db | Tx, programme: string): Promise<Map<string, number>> {
  const acts = await db
    .selectFrom('packed_up')
    .innerJoin('kiosks', 'kiosks.id', 'packed_up.kiosk')
    .select(['kiosk', 'packed_at'])
    .where('kiosks.programme', '=', programme)
    .orderBy('packed_up.n')
    .execute()
  const last = new Map(acts.map(({ kiosk, packed_at }) => [kiosk, packed_at]))
  const standing = new Map<string, number>()
  for (const [kiosk, at] of last) {
    if (at !== null && !(await tappedAfter(db, kiosk, at))) standing.set(kiosk, at)
  }
  return standing
}

async function tappedAfter(db: Db | Tx, kiosk: string, at: number): Promise<boolean> {
  const tap = await db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .select('taps.seq')
    .where('logs.kiosk', '=', kiosk)
    .where('taps.at', '>', at)
    .limit(1)
    .executeTakeFirst()
  return tap !== undefined
}

/** Whose taps count for a session and lie within [from, to], ms UTC. */
export async function kiosksTappedFor(
  db: Db | Tx,
  session: string,
  { from, to }: { from: number; to: number },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .select('logs.kiosk')
    .where('taps.counts_for', '=', session)
    .where('taps.at', '>=', from)
    .where('taps.at', '<=', to)
    .distinct()
    .execute()
  return new Set(rows.map(({ kiosk }) => kiosk))
}

/** Appends that staff packed a kiosk up, or, with null, that they didn't. */
export async function addPackedUp(tx: Tx, act: Omit<PackedUpTable, 'n'>): Promise<void> {
  await tx.insertInto('packed_up').values(act).execute()
}
