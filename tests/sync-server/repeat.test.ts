import { expect, it } from 'vitest'
import { repeat } from '../../sync-server/jobs/repeat.ts'
import { fakeTimers } from '../support/timers.ts'

it('calls again and again, never twice at a time, goes on after a failure, and stops', async () => {
  const timers = fakeTimers()
  const failures: unknown[] = []
  let calls = 0
  let finish = () => {}
  const stop = repeat(
    timers,
    1000,
    () => {
      calls++
      if (calls === 2) return Promise.reject(new Error('the disk is full'))
      return new Promise<void>((done) => {
        finish = done
      })
    },
    (error) => failures.push(error),
  )
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  timers.advance(999)
  expect(calls).toBe(0)
  timers.advance(5000)
  expect(calls).toBe(1)
  finish()
  await turns()
  timers.advance(1000)
  await turns()
  expect(failures).toEqual([new Error('the disk is full')])
  timers.advance(1000)
  expect(calls).toBe(3)
  const stopped = stop()
  finish()
  await stopped
  expect(timers.waiting()).toBe(0)
})
