import { createHash } from 'node:crypto'
import type { OnlineRowsTable } from '../../db/online-tables.ts'
import type { Matched } from './match.ts'
import type { PlacedRow } from './place.ts'
import type { WrittenRow } from './read.ts'

const hash = (texts: string[]): string =>
  createHash('sha256').update(JSON.stringify(texts.sort())).digest('base64url')

/** Who was there from when to when: the same for the same report, however it was saved. */
export const contentHash = (rows: readonly OnlineRowsTable[]): string =>
  hash(rows.map(({ person, joined, left }) => JSON.stringify([person, joined, left])))

/** The times as they are written, without people: the same for the same report in any zone and order. */
export const timesHash = (rows: readonly WrittenRow[]): string =>
  hash(rows.map(({ join, leave }) => JSON.stringify([join, leave])))

/** The rows as they are stored: those that have a time at least, each once. */
export function storedRows(
  report: string,
  placed: readonly PlacedRow[],
  matched: readonly Matched[],
): OnlineRowsTable[] {
  const ids = new Map(matched.map(({ person, id }) => [person, id]))
  const once = new Map<string, OnlineRowsTable>()
  for (const { at, line, person: key, claimed } of placed) {
    const person = ids.get(key)
    if (person === undefined || (at.join === null && at.leave === null)) continue
    const row = { report, line, person, joined: at.join, left: at.leave, claimed }
    once.set(JSON.stringify([person, at.join, at.leave]), row)
  }
  return [...once.values()]
}
