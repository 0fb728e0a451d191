import type { VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useKept } from './use-kept.ts'
import { usePrinting, useScroll } from './use-scroll.ts'
import { offsetsOf, rowsBetween } from './window.ts'

interface Props<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  /** of the table */
  columns: number
  /** height of a row that was never drawn, px */
  usual: number
  /** one `tr` that bears `aria-rowindex`, the heading being 1 */
  children: (item: T, index: number) => VNode
}

interface Known {
  /** of rows that differ from `usual`, px */
  heights: ReadonlyMap<string, number>
  usual: number
}

/** drawn beyond the edges of the screen, px */
const beyond = 600

/**
 * The rows of a long table that are in sight, with room kept for the others, as the page scrolls.
 * Rows are measured as they are drawn, so they may differ in height. For print all are drawn.
 */
export function WindowedRows<T>({ items, keyOf, columns, usual: guess, children }: Props<T>) {
  const top = useRef<HTMLTableRowElement>(null)
  const [known, setKnown] = useState<Known>({ heights: new Map(), usual: guess })
  const { heights, usual } = known
  const [seen, setSeen] = useState({ from: 0, to: 2 * beyond })
  const isPrinting = usePrinting()
  const offsets = useMemo(
    () => offsetsOf(items.map(keyOf), heights, usual),
    [items, keyOf, heights, usual],
  )
  useScroll(() => {
    const place = top.current
    if (place) setSeen(lookingAt(place))
  })
  const drawn = isPrinting
    ? { from: 0, to: items.length }
    : rowsBetween(offsets, seen.from, seen.to)
  const shown = items.slice(drawn.from, drawn.to)
  const keep = useKept()
  useLayoutEffect(() => {
    const next = learnt(known, measured(top.current, shown.map(keyOf)))
    if (next) setKnown(next)
  })
  const end = offsets[items.length] ?? 0
  return (
    <>
      <Gap place={top} columns={columns} height={offsets[drawn.from] ?? 0} />
      {shown.map((item, n) => {
        const index = drawn.from + n + 2
        return keep(keyOf(item), [item, index, children], () => children(item, index))
      })}
      <Gap columns={columns} height={end - (offsets[drawn.to] ?? end)} />
    </>
  )
}

interface GapProps {
  place?: { current: HTMLTableRowElement | null }
  columns: number
  height: number
}

/** Keeps the place of rows that are not drawn. */
function Gap({ place, columns, height }: GapProps) {
  return (
    <tr ref={place ?? null}>
      <td colSpan={columns} style={{ blockSize: `${height}px`, padding: 0, border: 0 }} />
    </tr>
  )
}

/** How far down the list the screen is, px, in steps that spare most redraws. */
function lookingAt(place: Element) {
  const step = beyond / 2
  const from = Math.floor((-place.getBoundingClientRect().top - beyond) / step) * step
  const to = from + Math.ceil(window.innerHeight / step) * step + 2 * beyond
  return (before: { from: number; to: number }) =>
    before.from === from && before.to === to ? before : { from, to }
}

/** How high each of the rows drawn is, px; a row of no height is not laid out. */
function measured(place: Element | null, keys: readonly string[]): [string, number][] {
  let row = place?.nextElementSibling
  return keys.flatMap((key): [string, number][] => {
    const height = row?.getBoundingClientRect().height ?? 0
    row = row?.nextElementSibling
    return height > 0 ? [[key, height]] : []
  })
}

/**
 * What is known after measuring; null: nothing new, so that nothing is drawn anew. Until a row is another
 * than most, those drawn tell what is usual; then only those that differ from it are news.
 */
function learnt(known: Known, rows: readonly [string, number][]): Known | null {
  const { heights, usual } = known
  const isUsual = (height: number, key: string) =>
    Math.abs((heights.get(key) ?? usual) - height) <= 0.1
  const news = rows.filter(([key, height]) => !isUsual(height, key))
  if (news.length === 0) return null
  if (heights.size > 0) return { usual, heights: new Map([...heights, ...news]) }
  const all = rows.map(([, height]) => height).toSorted((a, b) => a - b)
  const middle = all[all.length >> 1] ?? usual
  return {
    usual: middle,
    heights: new Map(rows.filter(([, height]) => Math.abs(height - middle) > 0.1)),
  }
}
