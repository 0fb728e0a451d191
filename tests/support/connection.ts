import type { ToldRow } from './online-report.ts'

/** One connection from and to so many minutes after `start`, ms UTC. */
export const connection = (
  start: number,
  name: string,
  from: number,
  to: number,
  over: Partial<ToldRow> = {},
): ToldRow => ({
  ...{ name, email: `${name.toLowerCase()}@example.org` },
  ...{ join: start + from * 60_000, leave: start + to * 60_000, ...over },
})
