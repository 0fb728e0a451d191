const GROUP = 4
const LENGTH = 8

/** A code as it is printed, K7QM-4TXA, whatever was typed of it. */
export function asCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LENGTH)
  return signs.length > GROUP ? `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}` : signs
}

export const isWhole = (code: string): boolean => code.length === LENGTH + 1
