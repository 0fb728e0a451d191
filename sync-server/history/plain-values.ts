/** The values of these keys that the history may hold: figures, switches, choices; no lists, no long texts. */
export function plainValues<T extends object>(
  values: T,
  keys: readonly (keyof T & string)[],
): Record<string, string | number | boolean | null> {
  const kept: [string, string | number | boolean | null][] = []
  for (const key of keys) {
    const value: unknown = values[key]
    if (value === null || typeof value === 'number' || typeof value === 'boolean') {
      kept.push([key, value])
    }
    if (typeof value === 'string' && value.length <= 200) kept.push([key, value])
  }
  return Object.fromEntries(kept)
}
