import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { directionOf, visualRuns } from '../../sync-server/pdf/runs.ts'
import { createTypesetter } from '../../sync-server/pdf/text.ts'

const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
const runs = (text: string) =>
  visualRuns(text, directionOf(text), (_, first) => first).map(({ font, text: seen }) => [
    font,
    seen,
  ])

describe('setting text of many scripts', () => {
  it('names the scripts that no font has, and nothing that can be set', () => {
    expect(type.missing('Zoë Đặng Ελένη Иван 张伟 山田 김민수 محمد שלום श्री ที่')).toEqual([])
    expect(type.missing('አበበ Abebe')).toEqual(['Ethiopic'])
    expect(type.missing('კაცი 😀')).toEqual(['Georgian', 'U+1F600'])
  })

  it('a combining accent and invisible marks are no lacking letters', () => {
    expect(type.missing('e\u0301 a\u200db \u202bx\u202c')).toEqual([])
  })

  it('Arabic with Latin in it is seen from the right, the Latin from the left', () => {
    expect(runs('حضر Ahmed')).toEqual([
      ['latin', 'Ahmed'],
      ['arabic', 'حضر '],
    ])
    expect(directionOf('حضر Ahmed')).toBe('rtl')
    expect(directionOf('Ahmed حضر')).toBe('ltr')
  })

  it('parts lines at blanks and after hyphens, else anywhere, and loses no letter', () => {
    const width = type.width('Württemberg', 12, 'bold') + 1
    expect(type.lines('von Hohenstein-Württemberg', width, 12, 'bold')).toEqual([
      'von',
      'Hohenstein-',
      'Württemberg',
    ])
    const narrow = type.lines('张伟张伟张伟', type.width('张伟', 12, 'bold') + 1, 12, 'bold')
    expect(narrow).toEqual(['张伟', '张伟', '张伟'])
  })

  it('a text without letters is no line', () => {
    expect(type.lines('  ', 100, 12, 'regular')).toEqual([])
    expect(type.width('', 12, 'regular')).toBe(0)
  })
})
