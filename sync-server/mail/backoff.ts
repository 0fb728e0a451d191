const minute = 60_000

/** How long a mail waits after so many failed tries: a little, then longer, then every four hours. */
export function backoffMs(tries: number): number {
  return ([1, 5, 15, 60][tries - 1] ?? 240) * minute
}

/** After some five days it is given up (RFC 5321, 4.5.4.1). */
export const mostTries = 34
