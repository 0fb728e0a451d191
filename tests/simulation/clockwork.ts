/** The time of the world, which only the simulation moves. */
export interface Clockwork {
  /** ms UTC: the true time, which the server's clock shows */
  now: () => number
  /** at that time, or at once where it is past, in the order of asking; gives the way to cancel */
  at: (time: number, act: () => void) => () => void
  /** lets time pass until `until`, everything that is due on the way, or until `done` */
  run: (until: number, done?: () => boolean | Promise<boolean>) => Promise<void>
  /** how many things have happened */
  count: () => number
}

interface Due {
  time: number
  n: number
  act: () => void
}

/** @param settle lets what an act began come to rest before the next */
export function clockwork(start: number, settle: () => Promise<void>): Clockwork {
  let now = start
  let count = 0
  let asked = 0
  const due: Due[] = []
  const place = ({ time, n }: Due) => {
    let [low, high] = [0, due.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = due[middle]
      if (other && (other.time < time || (other.time === time && other.n < n))) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    now: () => now,
    count: () => count,
    at: (time, act) => {
      const entry = { time: Math.max(now, time), n: asked++, act }
      due.splice(place(entry), 0, entry)
      return () => {
        const at = due.indexOf(entry)
        if (at >= 0) due.splice(at, 1)
      }
    },
    run: async (until, done) => {
      // what was begun before may ask for time only now
      await settle()
      for (let next = due[0]; next && next.time <= until; next = due[0]) {
        due.shift()
        now = next.time
        count++
        next.act()
        await settle()
        if (done && (await done())) return
      }
      now = Math.max(now, until)
    },
  }
}
