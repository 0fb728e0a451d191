import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { errors, uploading } from '../support/upload.ts'
import { row, sheetXml, workbook, xlsx, zip } from '../support/workbook.ts'

const server = await uploading()
afterAll(() => server.close())

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const million = () =>
  workbook(
    sheetXml(
      row(1, 'name'),
      numbers(1_000_000)
        .map((n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>${n * 7919}</v></c></row>`)
        .join(''),
    ),
  )
/** Text that packs badly, so that its size alone is what is wrong. */
const long = (length: number) => {
  let seed = 1
  const letters = numbers(length).map(() => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (seed % 26))
  })
  return letters.join('')
}
const blanks = () => Buffer.alloc(120 * 1_048_576, ' ')
const xxe = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
const names = (cell: string) => workbook(sheetXml(row(1, 'name'), row(2, cell)))

const hostile: [string, string, () => string | Uint8Array, (string | number | null)[]][] = [
  [
    'a zip bomb that says it is small',
    xlsx,
    () =>
      zip(
        [
          ['xl/workbook.xml', '<workbook/>'],
          ['xl/worksheets/sheet1.xml', blanks()],
        ],
        { size: 9 },
      ),
    [null, null, 'inflates-too-much'],
  ],
  ['a million rows in a workbook', xlsx, million, [null, null, 'too-many-rows']],
  [
    'a million rows of CSV',
    'text/csv',
    () => `name\n${'x\n'.repeat(1_000_000)}`,
    [null, null, 'too-many-rows'],
  ],
  ['10 MB in a cell of a workbook', xlsx, () => names(long(10_000_000)), [2, 'name', 'too-long']],
  [
    '10 MB in a cell of CSV',
    'text/csv',
    () => `name\n${long(10_000_000)}\n`,
    [2, null, 'too-long'],
  ],
  ['a foreign entity', xlsx, () => workbook(`${xxe}<a>&b;</a>`), [null, null, 'doctype']],
  [
    'a heading called __proto__',
    xlsx,
    () => workbook(sheetXml(row(1, 'name', '__proto__'), row(2, 'Ada', 'x'))),
    [1, '__proto__', 'bad-column'],
  ],
  [
    'a formula that nothing computed',
    xlsx,
    () => names('<c><f>WEBSERVICE("http://example.org")</f></c>'),
    [2, null, 'formula-without-value'],
  ],
  ['half a file', xlsx, () => names('Ada').subarray(0, 700), [null, null, 'broken-file']],
]

it.each(hostile)(
  '[row M4] %s is refused soon, with the reason, and the server answers meanwhile',
  async (what, type, make, error) => {
    const file = make()
    const begun = performance.now()
    let done = false
    const upload = server.upload('attendees', file, { type }).finally(() => {
      done = true
    })
    let answers = 0
    let slowest = 0
    while (!done) {
      const asked = performance.now()
      expect((await server.request('GET', '/api/v1/health')).status).toBe(200)
      answers++
      slowest = Math.max(slowest, performance.now() - asked)
      await setImmediate()
    }
    const took = performance.now() - begun
    console.log(
      `${what}: refused after ${Math.round(took)} ms, slowest answer ${Math.round(slowest)} ms`,
    )
    const answer = await upload
    expect([answer.status, errors(answer)]).toEqual([422, [error]])
    expect(answer.body.errors[0]?.message.length).toBeGreaterThan(15)
    expect(answers).toBeGreaterThan(0)
    expect(await server.attendees()).toEqual([])
  },
  60_000,
)
