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
  const store = createStore(name, 'identity')
  const key = 'identity'
  const past = async () => {
    const found = Past.safeParse(await get(key, store))
    return found.success ? found.data : null
  }
  return {
    get: async () => {
      const found = Identity.safeParse(await get(key, store))
      return found.success ? found.data : null
    },
    set: (identity) => set(key, identity, store),
    past,
    clear: async () => set(key, await past(), store),
  }
}
