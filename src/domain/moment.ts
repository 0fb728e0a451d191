import type { Moment } from './evidence.ts'

/** A time that is known to the millisecond, as that of a schedule is. */
export const exactly = (at: number): Moment => ({ at, earliest: at, latest: at })

/** The earlier of two, wherever each lies in its range. */
export const sooner = (a: Moment, b: Moment): Moment => ({
  at: Math.min(a.at, b.at),
  earliest: Math.min(a.earliest, b.earliest),
  latest: Math.min(a.latest, b.latest),
})

/** The later of two, wherever each lies in its range. */
export const later = (a: Moment, b: Moment): Moment => ({
  at: Math.max(a.at, b.at),
  earliest: Math.max(a.earliest, b.earliest),
  latest: Math.max(a.latest, b.latest),
})
