import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { neverSeen } from './figures.ts'
import { type Fleet, openFleet, runSeeds, tellFound } from './fleet.ts'
import { readPinned } from './regressions.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.stop())

const seeds = 200

it(`[I1] [I2] [I3] [I4] [I5] [I6] [I7] [I8] [I9] [I10] [I11] [I12] [I13] [I14] [I15] [I17] hold over ${seeds} seeds of a fleet, in which every fault and verdict occurs`, async () => {
  const found: string[] = []
  const figures = await runSeeds(fleet, {
    from: 1,
    seeds,
    onFound: (one) => found.push(tellFound(one)),
  })
  expect(found).toEqual([])
  expect(neverSeen(figures)).toEqual([])
  expect(figures.get('taps on the server')).toBeGreaterThan(10 * seeds)
}, 600_000)

it.each(readPinned())('what once failed holds: $name', async ({ plan }) => {
  expect((await fleet.run(plan)).failures).toEqual([])
})

it('a pinned plan that cannot be read fails the run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roomtap-pinned-'))
  writeFileSync(join(folder, 'i1-7.json'), '{"failure": "[I1]", "plan": {"seed": 7')
  expect(() => readPinned(folder)).toThrow('i1-7.json')
})
