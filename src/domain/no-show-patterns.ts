/** Of the bookings that were decided, how many there were and how many were missed. */
export interface Share {
  booked: number
  missed: number
}

/** Shares added up by something that the rows have in common, in the order of the first of each. */
export function sharesBy<K extends string | number | null>(
  rows: readonly Share[],
  keyOf: (row: Share, index: number) => K,
): { key: K; booked: number; missed: number }[] {
  const found = new Map<K, Share>()
  for (const [index, row] of rows.entries()) {
    const key = keyOf(row, index)
    const sum = found.get(key) ?? { booked: 0, missed: 0 }
    found.set(key, { booked: sum.booked + row.booked, missed: sum.missed + row.missed })
  }
  return [...found].map(([key, sum]) => ({ key, ...sum }))
}

/** All of them together. */
export const sumOf = (rows: readonly Share[]): Share => ({
  booked: rows.reduce((sum, { booked }) => sum + booked, 0),
  missed: rows.reduce((sum, { missed }) => sum + missed, 0),
})

/** How much was missed, in tenths of a percent, cut; of nothing: null. */
export const missedTenths = ({ booked, missed }: Share): number | null =>
  booked === 0 ? null : Math.floor((1000 * missed) / booked)
