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

  it('Han characters look as who reads them is used to, and as the letters beside them', () => {
    const fontsOf = (text: string, language: string | null) =>
      visualRuns(text, 'ltr', (_, first) => first, language).map(({ font }) => font)
    expect(fontsOf('山田太郎', null)).toEqual(['chinese'])
    expect(fontsOf('山田太郎', 'ja')).toEqual(['japanese'])
    expect(fontsOf('山田 はなこ', null)).toEqual(['japanese'])
    expect(fontsOf('金 민수', null)).toEqual(['korean'])
    expect(type.missing('さくら 々')).toEqual([])
  })

  it('a mark that no font has is lacking, with or without its letter', () => {
    expect(type.missing('ক়')).toEqual(['Bengali'])
    expect(type.missing('x\u0f39')).toEqual(['Tibetan'])
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

  it('in a line from the right a number or a name keeps its own direction, and signs between words theirs', () => {
    expect(runs('رقم: \u20682026-00042\u2069')).toEqual([
      ['latin', '2026-00042'],
      ['latin', ' :'],
      ['arabic', 'رقم'],
    ])
    const width = type.width('aaa bbb', 12, 'regular') + 1
    expect(type.lines('\u2068aaa bbb ccc\u2069 ddd', width, 12, 'regular')).toEqual([
      '\u2068aaa bbb',
      '\u2068ccc\u2069 ddd',
    ])
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
