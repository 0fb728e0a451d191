import { describe, expect, it } from 'vitest'
import { matchRanges, search, searchParts } from '../../src/domain/search.ts'
import { buildIndex } from '../../src/domain/search-index.ts'

const people = (names: string[]) => names.map((name, n) => ({ id: `p${n}`, name }))
/** The names found, in order. */
function found(names: string[], query: string, limit = 6): string[] {
  const index = buildIndex(people(names))
  return search(index, query, limit).ids.map((id) => names[Number(id.slice(1))] ?? '')
}
/** The name with what was typed in brackets. */
function shown(name: string, query: string): string {
  return matchRanges(name, query).reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    name,
  )
}

describe('search by name', () => {
  it('[row K4] finds any word of a name by its beginning', () => {
    const names = ['Marek Dvořák', 'Amara Okonkwo']
    expect(found(names, 'okon')).toEqual(['Amara Okonkwo'])
    expect(found(names, 'konk')).toEqual([])
  })

  it('[row K4] takes several words in any order, each for a word of its own', () => {
    const names = ['Anna Lindqvist', 'Anna Maria Andersson', 'Annika Berg']
    expect(found(names, 'and ann')).toEqual(['Anna Maria Andersson'])
    expect(found(names, 'an an')).toEqual(['Anna Maria Andersson'])
    expect(found(names, 'ann lind x')).toEqual([])
  })

  it('[row K4] is blind to case and accents, typed or not', () => {
    const names = ['Åsa Brandström', 'Inés Fernández', 'José Çelik']
    expect(found(names, 'asa BRAND')).toEqual(['Åsa Brandström'])
    expect(found(names, 'ÍNÉS')).toEqual(['Inés Fernández'])
    expect(found(names, 'celik jose\u0301')).toEqual(['José Çelik'])
    expect(found(['Jose\u0301 Luis'], 'josé')).toEqual(['Jose\u0301 Luis'])
  })

  it.each([
    ['Weiß', 'weiss'],
    ['Søren', 'soren'],
    ['Łukasz', 'lukasz'],
    ['Đorđe', 'dorde'],
    ['Æthelred', 'aeth'],
    ['Þóra', 'thora'],
    ['Işıl', 'isil'],
    ['İbrahim', 'ibrahim'],
    ['O’Brien', "o'brien"],
    ['O’Brien', 'obrien'],
    ['Γιώργος', 'ΓΙΩΡΓΟΣ'],
    ['Семён', 'семен'],
    ['אַבְרָהָם', 'אברהם'],
    ['ハナコ', 'はな'],
  ])('[row K4] %s is found by %s', (name, typed) => {
    expect(found([name], typed)).toEqual([name])
  })

  it.each([
    ['أَحْمَد', 'احمد'],
    ['محمد المنصوري', 'المنص'],
    ['محمد المنصوري', 'منصوري محمد'],
    ['احمد', 'أحمد'],
    ['محـــمد', 'محمد'],
    ['فاطمة', 'فاطمه'],
    ['ليلى', 'ليلي'],
    ['علی', 'علي'],
  ])('[row K4] Arabic: %s is found by %s', (name, typed) => {
    expect(found([name], typed)).toEqual([name])
  })

  it('[row K4] asks for two letters, one in Han, Hangul and Kana', () => {
    const names = ['Bo A', '王伟', '김민수', 'さくら']
    expect(found(names, 'b')).toEqual([])
    expect(found(names, ' b ')).toEqual([])
    expect(found(names, '.b-')).toEqual([])
    expect(found(names, 'bo')).toEqual(['Bo A'])
    expect(found(names, '王')).toEqual(['王伟'])
    expect(found(names, '伟')).toEqual(['王伟'])
    expect(found(names, '김')).toEqual(['김민수'])
    expect(found(names, '민수')).toEqual(['김민수'])
    expect(found(names, 'さ')).toEqual(['さくら'])
  })

  it('[row K4] finds Hangul while a syllable is being typed', () => {
    expect(found(['김민수'], '기')).toEqual(['김민수'])
    expect(found(['김민수'.normalize('NFD')], '김')).toEqual(['김민수'.normalize('NFD')])
  })

  it('[row K4] gives at most so many, and says that there are more', () => {
    const index = buildIndex(people(['Ana', 'Anb', 'Anc'].map((name) => `${name} Berg`)))
    expect(search(index, 'an', 2)).toEqual({ ids: ['p0', 'p1'], more: true, exact: 2 })
    expect(search(index, 'an', 3)).toEqual({ ids: ['p0', 'p1', 'p2'], more: false, exact: 3 })
    expect(search(index, '', 3)).toEqual({ ids: [], more: false, exact: 0 })
  })

  it('[row K4] a person is one hit, however many words match', () => {
    const index = buildIndex(people(['Berg Berger', 'Anna Berg']))
    expect(search(index, 'berg', 2)).toMatchObject({ ids: ['p0', 'p1'], more: false })
    expect(search(index, 'berg', 1)).toMatchObject({ ids: ['p0'], more: true })
  })

  it('names that begin with what was typed come first, then by name', () => {
    const names = ['Zoe Mars', 'Marta Zeh', 'Abel Mars', 'Mara Orth']
    expect(found(names, 'mar')).toEqual(['Mara Orth', 'Marta Zeh', 'Abel Mars', 'Zoe Mars'])
    expect(found([...names].reverse(), 'mar')).toEqual(found(names, 'mar'))
  })

  it('people of one name are all found, in the same order always', () => {
    const twins = [
      { id: 'b', name: 'Wei Li' },
      { id: 'a', name: 'Wei Li' },
    ]
    expect(search(buildIndex(twins), 'wei', 6).ids).toEqual(['a', 'b'])
    expect(search(buildIndex(twins.reverse()), 'wei', 6).ids).toEqual(['a', 'b'])
  })

  it('an empty roster and a name without letters are no trouble', () => {
    expect(search(buildIndex([]), 'anna', 6)).toEqual({ ids: [], more: false, exact: 0 })
    expect(found(['—', ''], 'anna')).toEqual([])
  })
})

describe('what was typed, in the name', () => {
  it.each([
    ['Marek Dvořák', 'dvor', 'Marek [Dvoř]ák'],
    ['José Dvořák-Østergaard', 'ost jo', '[Jo]sé Dvořák-[Øst]ergaard'],
    ['Jose\u0301 Luis', 'jose', '[Jose\u0301] Luis'],
    ['Weiß', 'weis', '[Weiß]'],
    ['O’Brien', 'obr', '[O’Br]ien'],
    ['أَحْمَد علي', 'احم', '[أَحْمَ]د علي'],
    ['王伟', '伟', '王[伟]'],
    ['Anna Berg', 'x', 'Anna Berg'],
    ['Anna Berg', 'zz', 'Anna Berg'],
  ])('%s for %s is %s', (name, query, expected) => {
    expect(shown(name, query)).toBe(expected)
  })
})

describe('a slip while typing', () => {
  const names = ['Erik Johnson', 'Jörg Müller', 'Mohamed Ali', 'Ana Petrović', 'محمد علي']
  it.each([
    ['jonson', 'Erik Johnson'],
    ['jhonson', 'Erik Johnson'],
    ['johnsson', 'Erik Johnson'],
    ['jihnso', 'Erik Johnson'],
    ['muller', 'Jörg Müller'],
    ['mueller', 'Jörg Müller'],
    ['ali mohamed', 'Mohamed Ali'],
    ['mohammed ali', 'Mohamed Ali'],
    ['petrowic ana', 'Ana Petrović'],
    ['علي محمود', 'محمد علي'],
    ['محند', 'محمد علي'],
  ])('[row K4] “%s” finds %s', (typed, expected) => {
    expect(found(names, typed)[0]).toBe(expected)
  })

  it('[row K4] is looked past behind those who have just what was typed, where they are few', () => {
    const jonsons = ['Per Jonson', 'Abel Johnson', 'Erik Johnson']
    expect(found(jonsons, 'jonson')).toEqual(['Per Jonson', 'Abel Johnson', 'Erik Johnson'])
    const many = ['Ada Jonson', 'Bo Jonson', 'Cy Jonson', 'Erik Johnson']
    expect(found(many, 'jonson')).toEqual(['Ada Jonson', 'Bo Jonson', 'Cy Jonson'])
    expect(search(buildIndex(people(jonsons)), 'jonson', 6)).toMatchObject({ exact: 1 })
  })

  it('[row K4] opens no way to browse: not in the first letter, not in short words, one a word', () => {
    expect(found(['Johnson', 'Anna', 'Kim'], 'yohnson')).toEqual([])
    expect(found(['Johnson', 'Anna', 'Kim'], 'jxn')).toEqual([])
    expect(found(['Johnson'], 'jxhmson')).toEqual([])
    expect(found(['김민수'], '김만'.normalize('NFD'))).toEqual([])
  })

  it('marks what was meant', () => {
    expect(shown('Erik Johnson', 'jonson')).toBe('Erik [Johnson]')
    expect(shown('Erik Johnson', 'jhon')).toBe('Erik [John]son')
    expect(shown('Ana Smith', 'smithe')).toBe('Ana [Smith]')
  })
})

it('[row K4] a roster in parts is searched as if it were one, without those who changed', () => {
  const all = people(['Zoe Mars', 'Mara Orth', 'Abel Mars', 'Marta Zeh'])
  const [zoe, mara, abel, marta] = all
  const parts = [
    {
      index: buildIndex([...all.slice(0, 2), { id: 'p3', name: 'Mars Old' }]),
      without: new Set(['p3']),
    },
    { index: buildIndex(all.slice(2)) },
  ]
  expect([zoe, mara, abel, marta]).toHaveLength(4)
  for (const [query, limit] of [
    ['mar', 6],
    ['mar', 2],
    ['mars', 1],
  ] as const)
    expect(searchParts(parts, query, limit)).toEqual(search(buildIndex(all), query, limit))
})
