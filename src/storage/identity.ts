import { createStore, get, set } from 'idb-keyval'
import * as z from 'zod/mini'
import { Id } from '../domain/ids.ts'
import { EnrolAnswer } from '../domain/protocol.ts'
import type { IdentityStore } from './types.ts'

const Past = z.object({
  kiosk: Id,
  formerly: z.array(Id),
  owners: z.record(z.string(), Id),
})
const Identity = z.extend(EnrolAnswer, {
  enrolledAt: z.int(),
  formerly: z.array(Id),
  owners: z.record(z.string(), Id),
})

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
    const found = Past.safeParse(await read())
    return found.success ? found.data : null
  }
  return {
    get: async () => {
      const found = Identity.safeParse(await read())
      return found.success ? found.data : null
    },
    set: (identity) => twice(() => set(key, identity, store)),
    past,
    clear: async () => {
      const left = await past()
      await twice(() => set(key, left, store))
    },
  }
}
