import { expect, it } from 'vitest'
import { become, enrol } from '../../src/sync/enrol.ts'
import { testStart } from '../support/clock.ts'
import { portals } from '../support/fake-network.ts'
import { fakeIdentity, testIdentity } from '../support/fake-tab.ts'
import { fakeTimers } from '../support/timers.ts'

const { enrolledAt: _, formerly: __, owners: ___, ...granted } = testIdentity
const answering = (answer: () => Response) => {
  const calls: { path: string; body: unknown }[] = []
  return {
    calls,
    timers: fakeTimers(),
    now: () => testStart,
    fetch: async (path: string, init: RequestInit) => {
      calls.push({ path, body: JSON.parse(String(init.body)) })
      return answer()
    },
  }
}
const problem = (status: number, code: string, headers = {}) =>
  answering(
    () =>
      new Response(JSON.stringify({ type: 'a', title: 'b', status, code }), { status, headers }),
  )

it('a good code gives the identity', async () => {
  const deps = answering(() => new Response(JSON.stringify(granted), { status: 201 }))
  expect(await enrol(deps, { code: 'K7QM-4TXA', name: 'Tablet 4' })).toEqual({
    ok: true,
    value: granted,
  })
  expect(deps.calls).toEqual([
    { path: '/api/v1/kiosk/enrol', body: { code: 'K7QM-4TXA', name: 'Tablet 4' } },
  ])
})
it.each([
  [404, 'code-unknown'],
  [409, 'code-used'],
  [410, 'code-expired'],
])('%i is told as %s', async (status, code) => {
  expect(await enrol(problem(status, code), { code: 'X' })).toEqual({ ok: false, error: { code } })
})
it('too many guesses: says when to try again', async () => {
  expect(await enrol(problem(429, 'slow-down', { 'retry-after': '30' }), { code: 'X' })).toEqual({
    ok: false,
    error: { code: 'slow-down', retryAfter: 30_000 },
  })
})
it('tells the network’s absence from a portal, and a portal from the server', async () => {
  const gone = answering(() => {
    throw new TypeError('Failed to fetch')
  })
  expect(await enrol(gone, { code: 'X' })).toEqual({ ok: false, error: { code: 'no-network' } })
  for (const portal of Object.values(portals))
    expect(await enrol(answering(portal), { code: 'X' })).toEqual({
      ok: false,
      error: { code: 'unreachable' },
    })
  const other = await enrol(problem(422, 'invalid'), { code: 'X' })
  expect(other).toEqual({ ok: false, error: { code: 'refused' } })
})
it('the logs that lie here keep their owners over every new enrolment', async () => {
  const store = fakeIdentity(null)
  const held = (log: string) => ({ log, after: null, last: 1 })
  await become(store, { ...granted, kiosk: 'k1' }, [], 1)
  await become(store, { ...granted, kiosk: 'k2' }, [held('of k1')], 2)
  const third = await become(
    store,
    { ...granted, kiosk: 'k3', token: 'new' },
    [held('of k1'), held('of k2')],
    3,
  )
  expect(third).toMatchObject({
    kiosk: 'k3',
    token: 'new',
    enrolledAt: 3,
    formerly: ['k1', 'k2'],
    owners: { 'of k1': 'k1', 'of k2': 'k2' },
  })
  expect(await store.get()).toEqual(third)
})

it('[PROTOCOL 3.6] a new enrolment at another life of the server is no word for what the old one acknowledged', async () => {
  const store = fakeIdentity(null)
  await become(store, { ...granted, serverEpoch: 'before' }, [], 1)
  const again = await become(store, { ...granted, kiosk: 'k2', serverEpoch: 'after' }, [], 2)
  expect(again.serverEpoch).toBe('before')
  const cleared = { kiosk: 'k2', formerly: [], owners: {} }
  const forgotten = { ...store, past: async () => cleared }
  const third = await become(forgotten, { ...granted, serverEpoch: 'after' }, [], 3)
  expect(third.serverEpoch).not.toBe('after')
})
