import { wordsOf } from '../../../src/domain/normalise.ts'

/** Tells of a name and e-mail whether every word of the query stands somewhere in them, folded as on the kiosk. */
export function finder(query: string): (name: string, email: string | null) => boolean {
  const wanted = wordsOf(query).map(({ text }) => text)
  return (name, email) => {
    const text = wordsOf(`${name} ${email ?? ''}`)
      .map((word) => word.text)
      .join(' ')
    return wanted.every((word) => text.includes(word))
  }
}
