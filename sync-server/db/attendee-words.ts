import type { Tx } from './open.ts'
import { searchedWords } from './searched-words.ts'
import { parts } from './taps.ts'

interface Named {
  id: string
  name: string
  email: string | null
}

/** Lets people be found by what they are called now, and no more by what they were called. */
export async function indexPeople(tx: Tx, people: readonly Named[]): Promise<void> {
  await forgetWords(
    tx,
    people.map(({ id }) => id),
  )
  const rows = people.flatMap(({ id, name, email }) =>
    searchedWords(name, email).map((word) => ({ word, attendee: id })),
  )
  for (const part of parts(rows)) await tx.insertInto('attendee_words').values(part).execute()
}

export async function forgetWords(tx: Tx, attendees: readonly string[]): Promise<void> {
  for (const part of parts(attendees)) {
    await tx.deleteFrom('attendee_words').where('attendee', 'in', part).execute()
  }
}
