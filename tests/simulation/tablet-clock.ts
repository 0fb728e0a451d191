import type { Timers } from '../../src/storage/types.ts'
import type { Clockwork } from './clockwork.ts'

/** A tablet's clock: it runs a little fast or slow, people set it, and it stands while the tablet sleeps. */
export interface TabletClock {
  /** what the tablet says the time is, ms */
  wall: () => number
  /** ms since the page was loaded, as its monotonic clock counts them */
  monoSince: (loadedAt: number) => () => number
  timers: (isAlive: () => boolean) => Timers
  set: (by: number) => void
  /** falls asleep until then: monotonic time stands still, and no timer runs */
  sleep: (until: number) => void
  isAsleep: () => boolean
  /** 0: it never slept */
  wakesAt: () => number
  /** at once, or when it wakes */
  whenAwake: (act: () => void) => void
}

interface Parts {
  clock: Clockwork
  /** how much faster than true time it runs, millionths */
  ppm: number
  /** how wrong the wall clock is at first, ms */
  offset: number
}

export function tabletClock({ clock, ppm, offset }: Parts): TabletClock {
  const born = clock.now()
  const rate = 1 + ppm / 1_000_000
  const sleeps: { from: number; to: number }[] = []
  let shift = offset
  const asleepSince = (from: number) =>
    sleeps.reduce(
      (sum, nap) => sum + Math.max(0, Math.min(nap.to, clock.now()) - Math.max(nap.from, from)),
      0,
    )
  const wakesAt = () => sleeps.reduce((latest, { to }) => Math.max(latest, to), 0)
  return {
    wall: () => Math.floor(born + shift + (clock.now() - born) * rate),
    monoSince: (loadedAt) => () =>
      Math.floor((clock.now() - loadedAt - asleepSince(loadedAt)) * rate),
    timers: (isAlive) => ({
      after: (ms, run) => {
        let cancel = () => {}
        const wait = (time: number) => {
          cancel = clock.at(time, () => {
            if (!isAlive()) return
            const wake = wakesAt()
            if (wake > clock.now()) wait(wake)
            else run()
          })
        }
        wait(clock.now() + ms)
        return () => cancel()
      },
    }),
    set: (by) => {
      shift += by
    },
    sleep: (until) => {
      const from = Math.max(clock.now(), wakesAt())
      if (until > from) sleeps.push({ from, to: until })
    },
    wakesAt,
    isAsleep: () => wakesAt() > clock.now(),
    whenAwake: (act) => {
      if (wakesAt() > clock.now()) clock.at(wakesAt(), act)
      else act()
    },
  }
}
