/** One connection of an online report; times are ms UTC (rule P2). */
export interface Connection {
  session: string
  /** who connected, as reports tell people apart */
  person: string
  form: string
  join: number
  leave: number
}

/**
 * Of each connection what is known last: a report that was made while it still lasted is outdone by a
 * later one, and one that ends before it began by one that does not. The same connection is the same
 * person's of a session, by the same vendor, from the same moment on.
 */
export function lastOfEach<T extends Connection>(all: readonly T[]): T[] {
  const last = new Map<string, T>()
  for (const one of all) {
    const key = connectionKey(one)
    const known = last.get(key)
    if (!known || known.leave < one.leave) last.set(key, one)
  }
  return [...last.values()]
}

/** What tells connections apart. */
export function connectionKey({ session, person, form, join }: Omit<Connection, 'leave'>): string {
  const [vendor] = form.split('-')
  return JSON.stringify([session, person, vendor, join])
}
