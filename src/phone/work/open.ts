/// <reference path="../../platform/version.d.ts" />
import { clock, timers } from '../../platform/clock.ts'
import { locks } from '../../platform/locks.ts'
import { page } from '../../platform/page.ts'
import { chance, randomBytes } from '../../platform/random.ts'
import { identityStore } from '../../storage/identity.ts'
import type { Phone } from '../phone.ts'
import type { Programme } from './identity.ts'
import { storeOf } from './names.ts'
import { openWork } from './work.ts'

/** The taps of a programme on this very phone. */
export const openOwnWork = ({ call, report }: Phone, programme: Programme) =>
  openWork({
    programme,
    ...{ clock, chance, locks, page, call, report, build: __VERSION__ },
    storage: { indexedDB, IDBKeyRange, random: randomBytes, timers, now: clock.now },
    identities: identityStore(`${storeOf(programme.id)}-identity`),
    fetch: (path, init) => fetch(path, init),
  })
