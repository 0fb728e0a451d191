import { tokensOf, wordsOf } from '../../src/domain/normalise.ts'

/** So much of a word tells people apart; the rest is neither kept nor compared. */
const longest = 24
const mostWords = 60

const cut = (text: string) => [...text].slice(0, longest).join('')

/** What a person is found by: the words of name and e-mail, folded as on the kiosk, each once. */
export function searchedWords(name: string, email: string | null): string[] {
  const all = [...tokensOf(name), ...wordsOf(email ?? '')]
  return [...new Set(all.map(({ text }) => cut(text)))].slice(0, mostWords)
}

/** The words of a query, each of which must begin a word of the person. */
export const queryWords = (query: string): string[] => [
  ...new Set(wordsOf(query).map(({ text }) => cut(text))),
]

/** Every word from `word` up to, but without, this one begins with it. */
export const pastWord = (word: string): string => `${word}\u{10ffff}`

/** A name's place in a list: by its words without case and accents. */
export const sortKey = (name: string): string =>
  wordsOf(name)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 200)
