import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawPlan } from './draw-plan.ts'
import { neverSeen } from './figures.ts'
import { type Fleet, openFleet, runSeeds, tellFound } from './fleet.ts'
import { readPinned } from './regressions.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.stop())

const seeds = 200

it(`[I1] to [I15], [I17] hold over ${seeds} seeds of a simulated fleet, in which every fault and verdict occurs`, async () => {
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

it.each([3, 41, 77, 92])('[I16] seed %i twice is the same run to the byte', async (seed) => {
  const first = await fleet.run(drawPlan(seed))
  const second = await fleet.run(drawPlan(seed))
  expect(second.traceHash).toBe(first.traceHash)
  expect(Object.fromEntries(second.figures)).toEqual(Object.fromEntries(first.figures))
})

it.each(readPinned())('what once failed holds: $name', async ({ plan }) => {
  expect((await fleet.run(plan)).failures).toEqual([])
})

it('a pinned plan that cannot be read fails the run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roomtap-pinned-'))
  writeFileSync(join(folder, 'i1-7.json'), '{"failure": "[I1]", "plan": {"seed": 7')
  expect(() => readPinned(folder)).toThrow('i1-7.json')
})
