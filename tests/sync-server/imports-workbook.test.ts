import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from '../../sync-server/imports/workbook/cell-text.ts'
import { writeWorkbook } from '../../sync-server/imports/workbook/file.ts'
import { workbookLimits } from '../../sync-server/imports/workbook/limits.ts'
import { readWorkbook } from '../../sync-server/imports/workbook/read.ts'
import { counts, errors, uploading } from '../support/upload.ts'
import { row, sheetXml, workbook, xlsx, zip } from '../support/workbook.ts'

const heading = row(1, 'code', 'title', 'room', 'start', 'end')
const upload = async (file: Uint8Array, what: 'sessions' | 'attendees' = 'sessions') => {
  const server = await uploading('Europe/Berlin')
  return { server, got: await server.upload(what, file, { type: xlsx }) }
}
const codeOf = async (file: Uint8Array, limits = workbookLimits) => {
  const read = await readWorkbook(file, limits)
  return read.ok ? 'read' : read.error[0]?.code
}

it('[row M4] reads dates, bare day numbers and texts alike, with blanks and trailing spaces', async () => {
  const sheet = sheetXml(
    heading,
    row(
      2,
      'A ',
      ' Audit',
      'Aspen',
      '<c s="1"><v>46146.375</v></c>',
      '<c><v>46146.416666666664</v></c>',
    ),
    row(3),
    row(4, '<c><v>42</v></c>', 'Books', 'Birch ', '2026-05-04T23:00', '<c s="1"><v>46147</v></c>'),
    row(5, '', '  ', ''),
  )
  const { server, got } = await upload(workbook(sheet))
  expect([got.body.errors, counts(got)]).toEqual([[], [2, 0, 0]])
  const found = (await server.sessions()).map(({ code, start, end }) => [code, start, end])
  expect(found.sort()).toEqual([
    ['42', Date.UTC(2026, 4, 4, 21), Date.UTC(2026, 4, 4, 22)],
    ['A', Date.UTC(2026, 4, 4, 7), Date.UTC(2026, 4, 4, 8)],
  ])
})

it('[row M4] counts days from 1904 where the file does', async () => {
  const cells = ['A', 'Audit', 'Aspen', '<c s="1"><v>44684.375</v></c>', '<c><v>44684.5</v></c>']
  const { server } = await upload(workbook(sheetXml(heading, row(2, ...cells)), { date1904: true }))
  const [session] = await server.sessions()
  expect([session?.start, session?.end]).toEqual([
    Date.UTC(2026, 4, 4, 7),
    Date.UTC(2026, 4, 4, 10),
  ])
})

it('[row M4] takes a formula’s value; one that failed or was never computed is refused in its row', async () => {
  const with_ = (cell: string) =>
    workbook(sheetXml(row(1, 'name', 'code'), row(2, 'Ada', cell), row(3, 'Lin', 'L')))
  const { server, got } = await upload(with_('<c><f>20+22</f><v>42</v></c>'), 'attendees')
  expect(got.body.errors).toEqual([])
  expect((await server.attendees())[0]?.code).toBe('42')
  const failed = await upload(with_('<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>'), 'attendees')
  expect(errors(failed.got)).toEqual([[2, 'code', 'formula-error']])
  const never = await upload(with_('<c><f>20+22</f></c>'), 'attendees')
  expect(errors(never.got)).toEqual([[2, null, 'formula-without-value']])
})

it('[row M4] names row and column of a bad cell', async () => {
  const cells = ['A', 'Audit', 'Aspen', 'soon', '<c><v>46146.5</v></c>']
  const { got } = await upload(workbook(sheetXml(heading, row(2), row(3, ...cells))))
  expect([got.status, errors(got)]).toEqual([422, [[3, 'start', 'bad-time']]])
})

it('refuses what is no sheet, by name', async () => {
  const good = workbook(sheetXml(heading, row(2, 'A')))
  expect(await codeOf(new Uint8Array())).toBe('empty-file')
  expect(await codeOf(Buffer.from('code,title\n'))).toBe('unknown-format')
  expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('unknown-format')
  expect(await codeOf(good.subarray(0, good.length - 30))).toBe('broken-file')
  expect(await codeOf(good.map((byte, at) => (at > 600 && at < 640 ? 255 : byte)))).toBe(
    'broken-file',
  )
  expect(await codeOf(zip([['hello.txt', 'hello']]))).toBe('unknown-format')
  expect(
    await codeOf(workbook('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')),
  ).toBe('doctype')
  expect(await codeOf(workbook(sheetXml()))).toBe('empty-file')
  expect(await codeOf(workbook(sheetXml(heading)))).toBe('no-rows')
  expect(await codeOf(workbook(sheetXml(row(2, 'code'))))).toBe('no-heading')
  expect(await codeOf(workbook(sheetXml(heading, row(2, 'a'.repeat(30_000)))))).toBe('too-long')
  expect(
    await codeOf(workbook(sheetXml(heading, '<row r="2"><c r="XFD2"><v>1</v></c></row>'))),
  ).toBe('too-wide')
  expect(await codeOf(workbook(sheetXml(heading, row(2, 'A', '', '', '', '', 'x'))))).toBe(
    'unnamed-column',
  )
  expect(await codeOf(good)).toBe('read')
})

it('unpacks a bomb no further than the limits, whatever its directory says', async () => {
  const blanks = Buffer.alloc(60 * 1_048_576, ' ')
  const bomb = zip(
    [
      ['xl/workbook.xml', '<workbook/>'],
      ['xl/a.xml', blanks],
    ],
    { size: 10 },
  )
  expect(await codeOf(bomb)).toBe('inflates-too-much')
  const good = workbook(sheetXml(heading, row(2, 'A')))
  expect(await codeOf(good, { ...workbookLimits, inflatedBytes: 500 })).toBe('inflates-too-much')
  expect(await codeOf(good, { ...workbookLimits, entries: 3 })).toBe('too-many-parts')
  expect(await codeOf(good, { ...workbookLimits, rows: 0 })).toBe('too-many-rows')
})

it('ends a thread that takes too long or too much memory, and reads the next file', async () => {
  const many = Array.from({ length: 60_000 }, (_, n) => row(n + 2, `C${n}`, 'Title', 'Room'))
  const large = workbook(sheetXml(heading, ...many))
  expect(await codeOf(large, { ...workbookLimits, time: 1 })).toBe('too-slow')
  expect(await codeOf(large, { ...workbookLimits, memoryMb: 12 })).toBe('too-large')
  expect(await codeOf(workbook(sheetXml(heading, row(2, 'A'))))).toBe('read')
}, 60_000)

it('writes cells that read back as they were', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('=1+1', '_x0041_', "'=x", 'a\nb', ' a ', '00012', 'true', '1e5', '\u0001'),
  )
  const cells: fc.Arbitrary<Cell[]> = fc.tuple(
    text.map((value) => `x${value}`),
    text,
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100),
    fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2199, 0, 1) }).map((ms) => new Date(ms)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 8 }), async (rows) => {
      const columns = ['a', 'b', 'c', 'd'].map((name) => ({
        name,
        note: 'x',
        isTime: name === 'd',
      }))
      const read = await readWorkbook(await writeWorkbook({ name: 'A', columns, rows }))
      const wanted = rows.map(([a, b, c, d]) => [asRead(a), asRead(b), String(c), asRead(d)])
      expect(read.ok && read.value.rows.map((one) => one.cells)).toEqual(wanted)
    }),
    { numRuns: 15 },
  )
}, 60_000)

function asRead(cell: Cell | undefined): string {
  if (!(cell instanceof Date)) return String(cell).replace(/\r\n?/g, '\n').trim()
  const text = cell.toISOString().replace(/(:00)?(\.000)?Z$/, '')
  return text.endsWith('T00:00') ? text.slice(0, 10) : text
}
