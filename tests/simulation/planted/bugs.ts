/** A bug that somebody might write one day: one place of the product's source, changed as it is loaded. */
export interface PlantedBug {
  /** path from the top of the repository */
  file: string
  from: string
  to: string
  /** by which seed it must be found at the latest */
  within: number
}

export const plantedBugs: Record<string, PlantedBug> = {
  'acknowledge before commit': {
    file: 'sync-server/taps/take-push.ts',
    from: 'const ingested = await ctx.database.transact(async (tx) => {',
    to: `const early = (act: (tx: Tx) => ReturnType<typeof ingest>) =>
      new Promise<Awaited<ReturnType<typeof ingest>>>((done, fail) => {
        ctx.database.transact(async (tx) => done(await act(tx))).catch(fail)
      })
    const ingested = await early(async (tx) => {`,
    within: 40,
  },
  'forget the bounce': {
    file: 'src/domain/bounce.ts',
    from: 'if (before === null || tap.at - before.at > bounceMs) return null',
    to: 'if (before === null || tap.at - before.at > 0) return null',
    within: 40,
  },
  // a tap lies where it arrived, not where it was taken
  'order by arrival': {
    file: 'src/domain/clock.ts',
    from: 'const at = Math.min(Math.max(wanted, earliest), latest)',
    to: 'const at = Math.min(Math.max(tap.receivedAt, earliest), latest)',
    within: 20,
  },
  // what is missing counts as arrived
  'swallow a gap': {
    file: 'sync-server/taps/gaps.ts',
    from: 'const watermark = first ? first.before : Math.max(log.watermark, highest)',
    to: 'const watermark = Math.max(log.watermark, highest, log.announced)',
    within: 100,
  },
  // a monotonic clock is taken for one that never stands still
  'ignore sleep': {
    file: 'src/domain/bracket.ts',
    from: 'latest: high ? high.server - (high.mono - mono) + errorOf(high, high.mono - mono) : null,',
    to: 'latest: low ? low.server + (mono - low.mono) + errorOf(low, mono - low.mono) : high ? high.server - (high.mono - mono) + errorOf(high, high.mono - mono) : null,',
    within: 40,
  },
}
