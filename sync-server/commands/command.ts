import type { Config } from '../config.ts'

interface Surroundings {
  config: Config
  /** writes a line for the person who called */
  print: (line: string) => void
  /** ms UTC now */
  clock: () => number
}

export interface Command {
  /** what follows `npm run cli --` */
  usage: string
  does: string
  run: (args: string[], surroundings: Surroundings) => Promise<void>
}

/** The call itself makes no sense: answered with the usage, exit code 2. */
export class UsageError extends Error {}
