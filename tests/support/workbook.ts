import { crc32, deflateRawSync } from 'node:zlib'

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Part = [name: string, content: string | Uint8Array]

/** A workbook with this sheet as XML, the way spreadsheet programs lay it out. */
export function workbook(
  sheetXml: string,
  { date1904 = false, more = [] }: { date1904?: boolean; more?: Part[] } = {},
): Uint8Array {
  return zip([...frame(date1904), ['xl/worksheets/sheet1.xml', sheetXml], ...more])
}

/** Rows of `<c>` elements as a sheet. */
export const sheetXml = (...rows: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`

/** One row: cells as written, or plain texts. */
export function row(n: number, ...cells: string[]): string {
  const inside = cells.map((cell, at) => {
    const ref = `${String.fromCharCode(65 + at)}${n}`
    return /^<c[ >]/.test(cell) ? cell.replace('<c', `<c r="${ref}"`) : textCell(ref, cell)
  })
  return `<row r="${n}">${inside.join('')}</row>`
}

const textCell = (ref: string, text: string) =>
  text === '' ? '' : `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`

const frame = (date1904: boolean): Part[] => [
  [
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
  ],
  [
    '_rels/.rels',
    relations(`<Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/>`),
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${rels}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relations(
      `<Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rels}/styles" Target="styles.xml"/>`,
    ),
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
  ],
]

/** A zip archive; what is said of a part can be made a lie. */
export function zip(parts: Part[], lie: { size?: number } = {}): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const sizes = [crc32(raw), packed.length, lie.size ?? raw.length]
    const local = header(0x04034b50, 30, [[14, ...sizes]], name)
    const entry = header(0x02014b50, 46, [[16, ...sizes]], name)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, packed)
    directory.push(entry)
    offset += local.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, list, end]))
}

function header(mark: number, size: number, numbers: number[][], name: string): Buffer {
  const made = Buffer.alloc(size + name.length)
  made.writeUInt32LE(mark, 0)
  for (const [at = 0, ...values] of numbers) {
    for (const [n, value] of values.entries()) made.writeUInt32LE(value, at + n * 4)
  }
  made.write(name, size, 'latin1')
  return made
}
