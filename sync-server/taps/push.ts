import type * as z from 'zod/mini'
import type { Counts, HeldLog, TapVerdict } from '../../src/domain/protocol.ts'
import type { Tx } from '../db/open.ts'
import type { KiosksTable } from '../db/tables.ts'
import type { HeldTap } from '../db/taps.ts'
import type { Range } from './gaps.ts'

/** Who brings taps, and as whose. */
export interface Sender {
  /** whose token it is, or who exported the file */
  kiosk: Pick<KiosksTable, 'id'>
  /** whose logs they are: the kiosk itself, or an old identity (PROTOCOL rule 8) */
  owner: string
  programme: string
  /** ms UTC of this call */
  now: number
  /** of somebody's own phone: looks at what is new before it is judged */
  look?: (tx: Tx, fresh: HeldTap[]) => Promise<void>
}

/** What one call brings of one log; taps and anchors are not looked at yet. */
export interface Push {
  log: string
  after: string | null | undefined
  anchors: readonly unknown[]
  taps: readonly unknown[]
  held: HeldLog[]
}

/** How it went; true once the transaction is committed. */
export interface Ingested {
  log: string
  watermark: number
  gaps: Range[]
  counts: z.infer<typeof Counts>
  verdicts: TapVerdict[]
}
