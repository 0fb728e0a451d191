/** So many bytes that nobody can guess. */
export const randomBytes = (bytes: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(bytes))

/** [0, 1), for waiting times. */
export const chance = (): number => Math.random()
