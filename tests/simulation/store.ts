import type { Dialect } from 'kysely'
import type { Database } from '../../sync-server/db/open.ts'

export type Row = Record<string, unknown>

/** What a restored backup brings back. */
export type Copy = Uint8Array | ReadonlyMap<string, Row[]>

/** Where a simulated server's data lies: it outlives the server's processes. */
export interface Store {
  /** a new process's way to it; `wrap` goes around every statement of that process */
  open: (wrap: (dialect: Dialect) => Dialect) => Database
  /** the process died: what it had not committed is taken back */
  cutOff: () => void
  backup: () => Promise<Copy>
  restore: (copy: Copy) => Promise<void>
  /** reads what lies there */
  rows: (sql: string, ...values: (string | number | null)[]) => Promise<Row[]>
  close: () => Promise<void>
}
