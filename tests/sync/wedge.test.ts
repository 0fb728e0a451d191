import { expect, it } from 'vitest'
import { createWedge } from '../../src/platform/wedge.ts'

/** What comes of keys, each so many ms after the one before. */
function typed(keys: string[], gap: number) {
  let now = 0
  const wedge = createWedge(() => now)
  return keys.map((key) => {
    now += gap
    return wedge.key(key)
  })
}

it('a scanner’s characters with Enter behind them are one code', () => {
  expect(typed([...'AB-12345', 'Enter'], 8).at(-1)).toBe('AB-12345')
})
it('Shift between the characters changes nothing', () => {
  expect(typed(['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'], 8).at(-1)).toBe('AB12')
})
it('a code is told once, and the next one begins anew', () => {
  const answers = typed([...'AB12', 'Enter', ...'CD34', 'Enter'], 8)
  expect(answers.filter((code) => code !== null)).toEqual(['AB12', 'CD34'])
})
it('a person’s typing is no code, Enter or not', () => {
  expect(typed([...'marek', 'Enter'], 120).filter((code) => code !== null)).toEqual([])
})
it('somebody who types fast, without Enter, is no badge', () => {
  expect(typed([...'amara okonkwo'], 1).filter((code) => code !== null)).toEqual([])
})
it('fewer than four characters are no code', () => {
  expect(typed([...'AB1', 'Enter'], 8).at(-1)).toBeNull()
})
