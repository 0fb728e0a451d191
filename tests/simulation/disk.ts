import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { Database } from '../../src/storage/database.ts'
import type { Identity, IdentityStore, Past } from '../../src/storage/types.ts'
import { type FaultyDisk, faultyDisk } from '../support/faulty-disk.ts'
import type { Green } from './truth.ts'

/** What a tablet keeps over its page loads: the store, and who it is. */
export interface Disk {
  /** an id of its own in the simulation: a disk rolled back or cloned is another one */
  id: number
  indexedDB: IDBFactory
  faulty: FaultyDisk
  identity: { value: Identity | Past | null }
  /** the taps shown green that lie here */
  greens: Set<Green>
}

export function newDisk(id: number, indexedDB: IDBFactory = new MemoryFactory()): Disk {
  return {
    id,
    indexedDB,
    faulty: faultyDisk(indexedDB),
    identity: { value: null },
    greens: new Set(),
  }
}

const isWhole = (value: Identity | Past | null): value is Identity =>
  value !== null && 'token' in value

/** Who the tablet is, kept as the real store keeps it. */
export const identityOn = ({ identity }: Disk): IdentityStore => ({
  get: async () => (isWhole(identity.value) ? structuredClone(identity.value) : null),
  set: async (value) => {
    identity.value = structuredClone(value)
  },
  past: async () => {
    if (!identity.value) return null
    const { kiosk, formerly, owners, serverEpoch } = identity.value
    return structuredClone({ kiosk, formerly, owners, serverEpoch })
  },
  clear: async () => {
    if (!identity.value) return
    const { kiosk, formerly, owners, serverEpoch } = identity.value
    identity.value = { kiosk, formerly, owners, serverEpoch }
  },
})

/** The store as Dexie opens it, past everything that is made to go wrong. */
export const openPlain = (disk: Pick<Disk, 'indexedDB'>): Database =>
  new Database('roomtap', { indexedDB: disk.indexedDB, IDBKeyRange })

/** The log of the last tap on a disk, readable or not; undefined: there is none. */
export async function lastTapsLog(disk: Disk): Promise<string | undefined> {
  const db = openPlain(disk)
  await db.open()
  try {
    for (const { log } of await db.logs.orderBy('order').reverse().toArray()) {
      const taps = db.taps.where('[log+seq]').between([log, 0], [log, Number.MAX_SAFE_INTEGER])
      if ((await taps.count()) > 0) return log
    }
    return undefined
  } finally {
    db.close()
  }
}

/** All that lies on a disk, as another one: what a rolled-back or cloned tablet finds. */
export async function copyDisk(from: Disk, id: number): Promise<Disk> {
  const to = newDisk(id)
  for (const green of from.greens) to.greens.add(green)
  to.identity.value = structuredClone(from.identity.value)
  const [source, target] = [openPlain(from), openPlain(to)]
  await target.open()
  if (await hasStore(from)) {
    await source.open()
    for (const table of source.tables) {
      const rows: unknown[] = await table.toArray()
      await target.table(table.name).bulkPut(rows)
    }
    source.close()
  }
  target.close()
  return to
}

const hasStore = async ({ indexedDB }: Disk) =>
  (await indexedDB.databases()).some(({ name }) => name === 'roomtap')
