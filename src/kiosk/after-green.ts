import type { Channel, Outbox, Timers } from '../storage/types.ts'
import type { Screen } from './state.ts'

/** Longer than a slow tablet takes to show an outcome; nobody sees a count or a push come that much later. */
const AFTER_MS = 150

/** Who has begun is let go on first: looked at again after so long, and so often at most. */
const AGAIN_MS = 500
const MOST_TIMES = 6

/** Somebody has begun and will press next, or waits for the store. */
export const isUnderway = (screen: Screen): boolean =>
  screen.at === 'home'
    ? screen.query !== ''
    : ['choose', 'writing', 'undoing', 'keeping'].includes(screen.at)

/** What a tap sets going, a little later: nothing delays its green, nor that of whoever comes next. */
export interface AfterGreen {
  /** an outbox whose listeners are told later */
  outbox: <T extends Pick<Outbox, 'onChange'>>(outbox: T) => T
  /** a channel on which the other tabs hear of it later */
  channel: (channel: Channel) => Channel
}

/**
 * One timer for all that waits: each costs a slow tablet as much as the words that it delays.
 * @param isBusy whether a person at the kiosk would feel it now; nothing waits for them longer than 3 s
 */
export function createAfterGreen(timers: Timers, isBusy: () => boolean): AfterGreen {
  let waiting: (() => void)[] = []
  const runAll = (times: number) => {
    if (times < MOST_TIMES && isBusy()) {
      timers.after(AGAIN_MS, () => runAll(times + 1))
      return
    }
    const due = waiting
    waiting = []
    for (const run of due) run()
  }
  const later = (run: () => void) => {
    if (waiting.push(run) === 1) timers.after(AFTER_MS, () => runAll(0))
  }
  return {
    outbox: (outbox) => ({
      ...outbox,
      onChange: (listener) => outbox.onChange((change) => later(() => listener(change))),
    }),
    channel: (channel) => ({ ...channel, post: (message) => later(() => channel.post(message)) }),
  }
}
