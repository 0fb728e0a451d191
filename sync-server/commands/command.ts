import type { Config } from '../config.ts'

export interface Command {
  /** what follows `npm run cli --` */
  usage: string
  does: string
  /** @param print writes a line for the person who called */
  run: (args: string[], config: Config, print: (line: string) => void) => Promise<void>
}

/** The call itself makes no sense: answered with the usage, exit code 2. */
export class UsageError extends Error {}
