import type { Outbox, Timers } from '../storage/types.ts'

/** Longer than a slow tablet takes to show an outcome; nobody sees a count or a push come that much later. */
const AFTER_MS = 150

/** An outbox whose listeners are told a little later: nothing that a tap sets going delays its green. */
export const afterGreen = <T extends Pick<Outbox, 'onChange'>>(outbox: T, timers: Timers): T => ({
  ...outbox,
  onChange: (listener) =>
    outbox.onChange((change) => {
      timers.after(AFTER_MS, () => listener(change))
    }),
})
