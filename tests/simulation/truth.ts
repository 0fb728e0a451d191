import type { Tap } from '../../src/domain/tap.ts'
import type { TapDraft } from '../../src/storage/types.ts'

/** A tap whose screen was green, and when that really was. */
export interface Green {
  log: string
  seq: number
  tap: Tap
  /** the true time, ms UTC */
  at: number
  tablet: number
}

/** What the simulation knows and no tablet or server does. */
export interface Truth {
  greens: Green[]
  /** everything that anybody tried to record, green or not: nothing else may ever lie on a server */
  tries: { log: string; draft: TapDraft; at: number }[]
  /** rows that were made unreadable on a disk: log and seq */
  spoiled: Set<string>
  /** the logs of last taps on disks that were copied while their page was open, and may go on */
  copied: Set<string>
  /** what the server answered for since it was last restored: it must stay there */
  brought: Set<string>
  enrolments: { kiosk: string; at: number }[]
}

export const keyOf = (log: string, seq: number): string => `${seq} ${log}`

export const noTruth = (): Truth => ({
  greens: [],
  tries: [],
  spoiled: new Set(),
  copied: new Set(),
  brought: new Set(),
  enrolments: [],
})
