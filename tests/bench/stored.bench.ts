import { expect, test } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { hour, storeTaps } from '../support/many-taps.ts'
import { presence, push } from '../support/push.ts'
import { sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const rounds = 12
const limit = 1.5

test('a batch of 1,000 taps, pushed and reconciled, with 10k, 100k and 1M taps stored', async () => {
  const sizes = [10_000, 100_000, 1_000_000]
  const servers = await Promise.all(sizes.map(stored))
  const best = sizes.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++)
    for (const [n, { server, attendees }] of servers.entries()) {
      const taps = batch(attendees, round)
      const begun = performance.now()
      const { counts } = await push(server, taps, { log: `new-${round}`, kiosk: 'kiosk-b' })
      await settle(server.ctx)
      best[n] = Math.min(best[n] ?? 0, performance.now() - begun)
      expect(counts.applied).toBe(1000)
    }
  const [few = 0] = best
  for (const [n, ms] of best.entries())
    console.log(
      `batch of 1,000 with ${sizes[n]} stored: ${ms.toFixed(0)} ms, ${(ms / few).toFixed(2)} times that with ${sizes[0]} (limit ${limit})`,
    )
  for (const { server } of servers) await server.close()
}, 600_000)

async function stored(taps: number): Promise<{ server: TestServer; attendees: string[] }> {
  const server = await testServer()
  const { attendees } = await storeTaps(server, { attendees: taps / 20, tapsEach: 20 })
  server.clock.set(sessionStart + 12 * hour)
  return { server, attendees }
}

/** In and out of 500 people at the last session, spread over all of them. */
function batch(attendees: string[], round: number) {
  const step = attendees.length / 500
  return ['in' as const, 'out' as const].flatMap((kind, half) =>
    Array.from({ length: 500 }, (_, n) => {
      const at = sessionStart + (9 + half / 2) * hour + round * 60_000 + n
      return presence(half * 500 + n + 1, kind, attendees[n * step] ?? '', at, 's9')
    }),
  )
}
