import type { ColumnChoice, ImportProgress } from '../../src/domain/api-imports.ts'
import type { Tx } from '../db/open.ts'

/** One upload. */
export interface ImportRequest {
  programme: string
  /** the programme's time zone */
  zone: string
  bytes: Uint8Array
  /** the body's media type, without parameters */
  mediaType: string
  /** tell what would happen, change nothing */
  dryRun: boolean
  /** cancel the sessions of a schedule that are gone from it */
  cancelMissing: boolean
  /** of a sheet: what its columns are taken as; left out: what they are known as by themselves */
  columns?: ColumnChoice | undefined
  /** what the file is called; null: the sender didn't say */
  file: string | null
  /** told how far it is */
  tell?: (progress: ImportProgress) => void
  /** who uploads: the id that the history names */
  by: string
}

/** Where an import writes. */
export interface ImportScope {
  tx: Tx
  programme: string
  now: number
  /** told how many more rows are stored */
  stored?: (rows: number) => void
}
