/** How far a zone is ahead of UTC, and for which time that is known: from ≤ at < to, ms UTC. */
export interface SteadyOffset {
  zone: string
  minutes: number
  from: number
  to: number
}

const DAY_MS = 86_400_000
const BACK_DAYS = 2
const AHEAD_DAYS = 14

/**
 * A zone's offset as this browser knows it, and how long it lasts, two weeks at most.
 * @param now ms UTC
 * @returns null for a zone that the browser doesn't know, or one that isn't ahead by whole minutes
 */
export function steadyOffset(zone: string, now: number): SteadyOffset | null {
  const minutesAt = offsets(zone)
  const minutes = minutesAt(now)
  if (minutes === null) return null
  // a day at a time: no zone changes and changes back within one
  const last = (step: 1 | -1, most: number) => {
    let days = 0
    while (days < most && minutesAt(now + step * (days + 1) * DAY_MS) === minutes) days++
    return now + step * days * DAY_MS
  }
  return { zone, minutes, from: last(-1, BACK_DAYS), to: last(1, AHEAD_DAYS) }
}

function offsets(zone: string): (at: number) => number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return (at) => {
      const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value
      if (name === 'GMT') return 0
      const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? '') ?? []
      const ahead = Number(hours) * 60 + Number(minutes)
      return Number.isNaN(ahead) ? null : sign === '-' ? -ahead : ahead
    }
  } catch {
    // RangeError: a zone newer than this browser
    return () => null
  }
}
