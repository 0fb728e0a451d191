/** Who has a part in something that is split. */
export interface Share {
  name: string
  /** what of the worth falls to it, for the proportion */
  part: number
  /** the most that it may get, hundredths */
  most: number
}

/**
 * Splits hundredths by largest remainder, in steps as long as they fit under the most of each, then one by
 * one, so that the parts add up, as far as those that have a part take it. Shares of one name are one.
 */
export function split(
  hundredths: number,
  shares: readonly Share[],
  step: number,
): { name: string; hundredths: number }[] {
  const merged = new Map<string, Share>()
  for (const { name, part, most } of shares) {
    const known = merged.get(name) ?? { name, part: 0, most: 0 }
    // what has no part gets nothing, however well a step would fit there
    const own = part > 0 ? most : 0
    merged.set(name, { name, part: known.part + part, most: known.most + own })
  }
  const all = [...merged.values()].reduce((sum, { part }) => sum + part, 0)
  if (all === 0) return []
  const given = [...merged.values()].map(({ name, part, most }) => {
    const wanted = (hundredths * part) / all
    const whole = Math.min(Math.floor(wanted / step) * step, most)
    return { name, most, wanted, hundredths: whole }
  })
  for (const unit of [step, 1]) {
    let left = hundredths - given.reduce((sum, each) => sum + each.hundredths, 0)
    while (left >= unit) {
      const next = given
        .filter((each) => each.hundredths + unit <= each.most)
        .sort((a, b) => b.wanted - b.hundredths - (a.wanted - a.hundredths))[0]
      if (!next) break
      next.hundredths += unit
      left -= unit
    }
  }
  return given.map(({ name, hundredths: part }) => ({ name, hundredths: part }))
}
