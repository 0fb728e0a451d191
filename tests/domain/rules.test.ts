import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const spec = readFileSync(resolve(root, 'src/domain/RULES.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id = '']) => id)

/** The rules that the titles of these tests name. */
function named(files: string): Set<string> {
  const titles = globSync(files, { cwd: root }).flatMap((file) => [
    ...readFileSync(resolve(root, file), 'utf8').matchAll(/['"`]((?:\[[^\]\n]+\] ?)+)/g),
  ])
  const ids = titles.flatMap(([, head = '']) => [...head.matchAll(/\[([A-Z]\d+)\]/g)])
  return new Set(ids.map(([, id = '']) => id))
}

/** What the domain alone can't show: it takes a server, a tablet, or both. */
const elsewhere = [
  'E6',
  'V1',

  'I1',
  'I2',
  'I3',
  'I4',
  'I5',
  'I11',
  'I12',
  'I13',
  'I14',
  'I15',
  'I16',
  'I17',
]

it('the rules are in order, each once', () => {
  const place = (id: string) => 'EPDQWSCXVI'.indexOf(id.slice(0, 1)) * 100 + Number(id.slice(1))
  expect(rules).toEqual([...new Set(rules)].sort((a, b) => place(a) - place(b)))
  expect(rules.length).toBeGreaterThan(50)
})

it('every rule stands in the title of a test, and no test names a rule that isn’t one', () => {
  expect([...named('tests/**/*.test.{ts,tsx}')].sort()).toEqual([...rules].sort())
})

it('the tests of the domain name every rule but those that it can’t show alone', () => {
  const here = named('tests/domain/*.test.ts')
  expect(rules.filter((id) => !here.has(id))).toEqual(elsewhere)
})
