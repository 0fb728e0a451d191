/** Sunday, 1 March 2026, 08:00 UTC: where tests begin unless they say otherwise. */
export const testStart = Date.UTC(2026, 2, 1, 8)

export interface FakeClock {
  (): number
  /** lets so many ms pass */
  advance: (ms: number) => void
  set: (now: number) => void
}

/** A clock that stands still until told. */
export function fakeClock(start = testStart): FakeClock {
  let now = start
  const clock = () => now
  return Object.assign(clock, {
    advance: (ms: number) => {
      now += ms
    },
    set: (to: number) => {
      now = to
    },
  })
}
