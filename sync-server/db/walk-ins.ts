import { indexPeople } from './attendee-words.ts'
import type { Tx } from './open.ts'
import { sortKey } from './searched-words.ts'
import { parts } from './taps.ts'

export interface WalkIn {
  id: string
  name: string
  email: string | null
  organisation: string | null
  fields: Record<string, string>
}

/** Adds people who came without being on the roster, and puts them on it. */
export async function addWalkIns(
  tx: Tx,
  programme: string,
  people: WalkIn[],
  now: number,
): Promise<void> {
  for (const part of parts(people, 100)) {
    await tx
      .insertInto('attendees')
      .values(
        part.map(({ fields, ...person }) => ({
          ...person,
          language: null,
          fields: JSON.stringify(fields),
          merged_into: null,
          created_at: now,
        })),
      )
      .execute()
    await indexPeople(tx, part)
    await tx
      .insertInto('roster')
      .values(
        part.map(({ id, name }) => ({
          programme,
          attendee: id,
          code: null,
          badges: '[]',
          active: 1 as const,
          source: 'walk-in' as const,
          joined_at: now,
          sort: sortKey(name),
        })),
      )
      .execute()
  }
}
