import type { Channel, Outbox, Timers } from '../storage/types.ts'

/** Longer than a slow tablet takes to show an outcome; nobody sees a count or a push come that much later. */
const AFTER_MS = 150

/** What a tap sets going, a little later: nothing delays its green. */
export interface AfterGreen {
  /** an outbox whose listeners are told later */
  outbox: <T extends Pick<Outbox, 'onChange'>>(outbox: T) => T
  /** a channel on which the other tabs hear of it later */
  channel: (channel: Channel) => Channel
}

/** One timer for all that waits: each costs a slow tablet as much as the words that it delays. */
export function createAfterGreen(timers: Timers): AfterGreen {
  let waiting: (() => void)[] = []
  const later = (run: () => void) => {
    if (waiting.push(run) > 1) return
    timers.after(AFTER_MS, () => {
      const due = waiting
      waiting = []
      for (const run of due) run()
    })
  }
  return {
    outbox: (outbox) => ({
      ...outbox,
      onChange: (listener) => outbox.onChange((change) => later(() => listener(change))),
    }),
    channel: (channel) => ({ ...channel, post: (message) => later(() => channel.post(message)) }),
  }
}
