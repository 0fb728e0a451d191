import { PhoneEnrolAnswer } from '../../domain/api-phone.ts'
import type { HeldLog } from '../../domain/protocol.ts'
import { protocol } from '../../domain/protocol.ts'
import type { Identity, IdentityStore } from '../../storage/types.ts'
import { become } from '../../sync/enrol.ts'
import type { Call, Failure } from '../api.ts'

export interface Programme {
  id: string
  name: string
  timeZone: string
}

/** A phone stands in no room. */
const nowhere = { id: 'phone', name: '' }

/**
 * Who this phone is in a programme: as it was, or as the server makes it now. It needs no code, and proves
 * nothing of who holds it.
 * @param anew the server no longer knows the old one
 */
export async function identify(
  store: IdentityStore,
  call: Call,
  programme: Programme,
  { held, now, anew }: { held: () => Promise<HeldLog[]>; now: number; anew: boolean },
): Promise<Identity | Failure> {
  const known = await store.get()
  if (known && !anew) return known
  const made = await call({
    path: '/api/v1/phone/enrol',
    method: 'POST',
    json: { programme: programme.id },
    schema: PhoneEnrolAnswer,
  })
  if (!made.ok) return made.error
  const { phone: kiosk, ...answer } = made.value
  const identity = { ...answer, kiosk, programme, room: nowhere, protocol }
  return become(store, identity, await held(), now)
}
