import { createHash } from 'node:crypto'
import type { OnlineRowsTable } from '../../db/online-tables.ts'
import type { WrittenRow } from './read.ts'

const hash = (texts: string[]): string =>
  createHash('sha256').update(JSON.stringify(texts.sort())).digest('base64url')

/** Who was there from when to when: the same for the same report, however it was saved. */
export const contentHash = (rows: readonly OnlineRowsTable[]): string =>
  hash(rows.map(({ person, joined, left }) => JSON.stringify([person, joined, left])))

/** The times as they are written, without people: the same for the same report in any zone and order. */
export const timesHash = (rows: readonly WrittenRow[]): string =>
  hash(rows.map(({ join, leave }) => JSON.stringify([join, leave])))
