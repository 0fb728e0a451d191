import { pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isPin } from '../../src/kiosk/staff/check-pin.ts'
import { pinTries } from '../../src/kiosk/staff/pin-tries.ts'
import { testStart } from '../support/clock.ts'

const pin = (digits: string) => {
  const salt = Buffer.from('sixteen salt byte')
  const hash = pbkdf2Sync(digits, salt, 1_000, 32, 'sha256').toString('base64url')
  return { salt: salt.toString('base64url'), iterations: 1_000, hash }
}

it('[row K8] the digits are the PIN by PBKDF2-SHA-256, and no others are', async () => {
  expect(await isPin('204613', pin('204613'))).toBe(true)
  for (const wrong of ['204614', '20461', '2046130', ''])
    expect(await isPin(wrong, pin('204613'))).toBe(false)
})

describe('[row K8] wrong tries are slowed down', () => {
  /** A tablet whose notes outlive a reload; its clock is set by hand. */
  function tablet() {
    const kept = new Map<string, unknown>()
    let at = testStart
    let broken = false
    const notes = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => {
        if (broken) throw new Error('the store is gone')
        kept.set(key, structuredClone(value))
      },
    }
    const errors: unknown[] = []
    const load = () =>
      pinTries(async (digits) => digits === '204613', {
        notes,
        now: () => at,
        report: (error) => errors.push(error),
      })
    const breakStore = () => {
      broken = true
    }
    const pass = (ms: number) => {
      at += ms
    }
    return { load, pass, breakStore, errors }
  }
  const wrong = (tries: ReturnType<typeof pinTries>) => tries.try('000000')

  it('two cost nothing, the third waits 30 s, each one after that twice as long', async () => {
    const { load, pass } = tablet()
    const tries = load()
    expect(await wrong(tries)).toEqual({ is: 'wrong', left: 2 })
    expect(await wrong(tries)).toEqual({ is: 'wrong', left: 1 })
    expect(await wrong(tries)).toEqual({ is: 'waits', ms: 30_000 })
    expect(await tries.try('204613')).toEqual({ is: 'waits', ms: 30_000 })
    pass(30_000)
    expect(await wrong(tries)).toEqual({ is: 'waits', ms: 60_000 })
    pass(60_000)
    expect(await tries.try('204613')).toEqual({ is: 'right' })
    expect(await wrong(tries)).toEqual({ is: 'wrong', left: 2 })
  })

  it('a reload forgets nothing, nor does one in the middle of a try', async () => {
    const { load, pass } = tablet()
    for (let n = 0; n < 3; n++) await wrong(load())
    pass(10_000)
    expect(await load().wait()).toBe(20_000)
  })

  it('the wait ends at a quarter of an hour, and a clock set back makes none longer', async () => {
    const { load, pass } = tablet()
    const tries = load()
    for (let n = 0; n < 20; n++) {
      await wrong(tries)
      pass(900_000)
    }
    await wrong(tries)
    expect(await tries.wait()).toBe(900_000)
    pass(-86_400_000)
    expect(await tries.wait()).toBe(900_000)
  })

  it('a store that fails makes guessing no cheaper', async () => {
    const { load, breakStore, errors } = tablet()
    breakStore()
    const tries = load()
    for (let n = 0; n < 3; n++) await wrong(tries)
    expect(await tries.wait()).toBe(30_000)
    expect(errors.length).toBeGreaterThan(0)
  })
})
