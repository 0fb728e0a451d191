import { expect, it } from 'vitest'
import { identityStore } from '../../src/storage/identity.ts'
import type { Identity } from '../../src/storage/types.ts'
import { testStart } from '../support/clock.ts'

const identity: Identity = {
  kiosk: 'k2',
  token: 'secret',
  programme: { id: 'p', name: 'Spring Course', timeZone: 'Europe/Berlin' },
  room: { id: 'r', name: 'Room 1' },
  serverEpoch: 'e',
  serverTime: testStart,
  protocol: { min: 1, max: 1 },
  enrolledAt: testStart,
  formerly: ['k1'],
  owners: { log: 'k1' },
}

it('is kept, and a cleared one still tells whose logs lie here', async () => {
  const store = identityStore('cleared')
  expect([await store.get(), await store.past()]).toEqual([null, null])
  await store.set(identity)
  expect(await identityStore('cleared').get()).toEqual(identity)
  await store.clear()
  expect(await store.get()).toBeNull()
  expect(await store.past()).toEqual({
    kiosk: 'k2',
    formerly: ['k1'],
    owners: { log: 'k1' },
    serverEpoch: 'e',
  })
})
