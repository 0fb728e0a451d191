import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPages, pagesOf, rowsAPage } from '../../sync-server/imports/pages.ts'

it('[row M4] packed rows come back in their order and as they were, again and again until they are taken', () => {
  const row = fc.record({ line: fc.nat(), cells: fc.array(fc.string({ unit: 'binary' })) })
  const more = fc.constantFrom(0, 1, rowsAPage - 1, rowsAPage, 2 * rowsAPage + 3)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), more, (rows, count) => {
      const all = [...rows, ...Array.from({ length: count }, (_, line) => ({ line, cells: ['x'] }))]
      const pages = pagesOf(all)
      expect(pages.length).toBe(all.length)
      expect([...pages].flat()).toEqual(all)
      expect([...pages].every((page) => page.length <= rowsAPage)).toBe(true)
      expect([...pages.take()].flat()).toEqual(all)
      expect([pages.length, [...pages].flat()]).toEqual([0, []])
    }),
    { numRuns: 30 },
  )
})

it('[row M4] a row keeps what it held when it was added to a full page, whatever becomes of it later', () => {
  const pages = createPages<{ name: string }>()
  const first = { name: 'Ada' }
  pages.add(first)
  for (let n = 1; n < rowsAPage; n++) pages.add({ name: String(n) })
  first.name = 'changed'
  expect([...pages][0]?.[0]).toEqual({ name: 'Ada' })
})
