import { createStore, get, set } from 'idb-keyval'
import { isObject } from '../domain/is-object.ts'
import type { Identity, IdentityStore, Past } from './types.ts'

const isNamed = (value: unknown): boolean =>
  isObject(value) && typeof value.id === 'string' && typeof value.name === 'string'

const isPast = (value: unknown): value is Past => isObject(value) && hasPast(value)
const hasPast = ({ kiosk, formerly, owners, serverEpoch }: Record<string, unknown>): boolean =>
  typeof kiosk === 'string' &&
  Array.isArray(formerly) &&
  isObject(owners) &&
  (serverEpoch === undefined || typeof serverEpoch === 'string')

/**
 * The tablet's own note, written from an answer that had passed its schema: looked at by hand, so
 * that the first paint needs no schemas.
 */
function isIdentity(value: unknown): value is Identity {
  if (!isObject(value) || !hasPast(value)) return false
  const { token, serverEpoch, enrolledAt, room, programme } = value
  return (
    typeof token === 'string' &&
    typeof serverEpoch === 'string' &&
    typeof enrolledAt === 'number' &&
    isNamed(room) &&
    isNamed(programme) &&
    isObject(programme) &&
    typeof programme.timeZone === 'string'
  )
}

/**
 * Who this tablet is, in a store of its own: it must be readable when the large one isn't.
 * What lies there but is no identity counts as none.
 */
export function identityStore(name = 'roomtap-identity'): IdentityStore {
  let store = createStore(name, 'identity')
  const key = 'identity'
  // A connection that died without an event stays dead in idb-keyval: once more over a new one.
  const twice = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch {
      store = createStore(name, 'identity')
      return work()
    }
  }
  const read = () => twice<unknown>(() => get(key, store))
  const past = async () => {
    const found = await read()
    if (!isPast(found)) return null
    const { kiosk, formerly, owners, serverEpoch } = found
    return { kiosk, formerly, owners, serverEpoch }
  }
  return {
    get: async () => {
      const found = await read()
      return isIdentity(found) ? found : null
    },
    set: (identity) => twice(() => set(key, identity, store)),
    past,
    clear: async () => {
      const left = await past()
      await twice(() => set(key, left, store))
    },
  }
}
