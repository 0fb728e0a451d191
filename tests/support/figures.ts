/** The value at `part` of the sorted values: 0.5 is the median. */
export const at = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN

/** Two series that were taken in turns, as text: medians, and how often one is the other. */
export function compared(
  what: string,
  own: number[],
  bare: number[],
): { ratio: number; text: string } {
  const ratio = at(own, 0.5) / at(bare, 0.5)
  const spread = (values: number[]) =>
    `${at(values, 0.5).toFixed(1)} ms (p10 ${at(values, 0.1).toFixed(1)}, p90 ${at(values, 0.9).toFixed(1)})`
  return {
    ratio,
    text: `${what}: ${spread(own)} against ${spread(bare)}: ratio ${ratio.toFixed(2)}`,
  }
}
