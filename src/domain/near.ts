import { isDense } from './normalise.ts'
import { firstWhere, type Stretch, stretchOf } from './stretch.ts'

/** Shorter words have too many neighbours: a slip in them is found by its first letters. */
const LEAST_LENGTH = 4

/** Whether a slip in the word is looked past: one letter wrong, missing, too many, or two swapped. */
export const allowsSlip = (word: string): boolean => word.length >= LEAST_LENGTH && !isDense(word)

/**
 * How much of `token` was meant by `word`, typed with at most one slip after its first letter ("jonson"
 * for Johnson); 0 if it wasn't meant. The beginning of a token is enough.
 */
export function nearLength(word: string, token: string): number {
  let at = 0
  while (at < word.length && word[at] === token[at]) at++
  if (at === word.length) return at
  if (at === 0 || !allowsSlip(word)) return 0
  const rest = word.slice(at + 1)
  if (token.startsWith(rest, at)) return word.length - 1
  if (at >= token.length) return 0
  if (token.startsWith(rest, at + 1)) return word.length
  if (token.startsWith(word.slice(at), at + 1)) return word.length + 1
  const swapped = `${word[at + 1] ?? ''}${word[at]}${word.slice(at + 2)}`
  return swapped.length === word.length - at && token.startsWith(swapped, at) ? word.length : 0
}

/**
 * Where those tokens stand that `word` may mean by nearLength(). Binary search goes along the word, and
 * at each letter tries what the one slip may have been: no name is looked at that isn't near.
 */
export function nearStretches(tokens: readonly string[], word: string): Stretch[] {
  if (!allowsSlip(word)) return []
  const found: Stretch[] = []
  const add = (text: string, among: Stretch) => {
    const stretch = stretchOf(tokens, text, among)
    if (stretch.from < stretch.to) found.push(stretch)
  }
  let same: Stretch = { from: 0, to: tokens.length }
  for (let at = 1; at < word.length; at++) {
    const before = word.slice(0, at)
    same = stretchOf(tokens, before, same)
    if (same.from === same.to) break
    const rest = word.slice(at + 1)
    add(before + rest, same)
    if (rest !== '') add(`${before}${word[at + 1]}${word[at]}${word.slice(at + 2)}`, same)
    for (const { char, among } of lettersAfter(tokens, before, same)) {
      if (char === word[at]) continue
      add(before + char + rest, among)
      add(before + char + word.slice(at), among)
    }
  }
  return found
}

/** The letters that come after `before` in the tokens of `same`, which all begin with it. */
function* lettersAfter(tokens: readonly string[], before: string, same: Stretch) {
  let at = firstWhere(same, (n) => (tokens[n] ?? '') > before)
  while (at < same.to) {
    const char = tokens[at]?.[before.length] ?? ''
    const among = stretchOf(tokens, before + char, { from: at, to: same.to })
    yield { char, among }
    at = among.to
  }
}
