import { expect, it } from 'vitest'
import { createWedge, PAUSE_MS } from '../../src/platform/wedge.ts'
import { tabletTime } from '../support/tablet-time.ts'

/** Keys, each so many ms after the one before. */
async function typed(keys: string[], gap: number, pause = 0) {
  const { clock, timers, advance } = tabletTime()
  const codes: string[] = []
  const wedge = createWedge({ mono: clock.mono, timers }, (code) => codes.push(code))
  const taken: boolean[] = []
  for (const key of keys) {
    taken.push(wedge.key(key))
    await advance(gap)
  }
  await advance(pause)
  return { codes, taken }
}

it('a scanner’s characters and Enter are one code', async () => {
  const { codes, taken } = await typed([...'AB-12345', 'Enter'], 8)
  expect(codes).toEqual(['AB-12345'])
  expect(taken.slice(2)).not.toContain(false)
})
it('a code without Enter is over after a pause', async () => {
  expect((await typed([...'AB12', 'Shift'], 20, 0)).codes).toEqual([])
  expect((await typed([...'AB12'], 20, PAUSE_MS)).codes).toEqual(['AB12'])
})
it('what a person types passes through', async () => {
  const { codes, taken } = await typed([...'mara', 'Enter'], 120, PAUSE_MS)
  expect(codes).toEqual([])
  expect(taken).not.toContain(true)
})
