import type { Scale } from './lanes.ts'

const percent = (n: number): string => `${(n * 100).toFixed(2)}%`

const within = (at: number, { from, to }: Scale): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)))

/** Where a time stands on the axis. */
export const place = (at: number, scale: Scale): string => percent(within(at, scale))

/** Where a span of time lies on the axis. */
export const stretch = (start: number, end: number, scale: Scale) => ({
  insetInlineStart: place(start, scale),
  inlineSize: percent(within(end, scale) - within(start, scale)),
})
