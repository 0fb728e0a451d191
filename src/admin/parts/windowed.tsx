import type { VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
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

/** drawn beyond the edges of the screen, px */
const beyond = 900

/**
 * The rows of a long table that are in sight, with room kept for the others, as the page scrolls.
 * Rows are measured as they are drawn, so they may differ in height. For print all are drawn.
 */
export function WindowedRows<T>({ items, keyOf, columns, usual, children }: Props<T>) {
  const top = useRef<HTMLTableRowElement>(null)
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
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
  const rows = useRows(items, children, drawn)
  useLayoutEffect(() => {
    const news = measured(top.current, shown.map(keyOf), heights)
    if (news.length > 0) setHeights(new Map([...heights, ...news]))
  })
  const end = offsets[items.length] ?? 0
  return (
    <>
      <Gap place={top} columns={columns} height={offsets[drawn.from] ?? 0} />
      {rows}
      <Gap columns={columns} height={end - (offsets[drawn.to] ?? end)} />
    </>
  )
}

/** The rows drawn; one that stays in sight is not drawn anew, since it is the same element. */
function useRows<T>(
  items: readonly T[],
  draw: Props<T>['children'],
  { from, to }: { from: number; to: number },
): VNode[] {
  const kept = useRef({ items, draw, rows: new Map<number, VNode>() })
  const before = kept.current
  const known =
    before.items === items && before.draw === draw ? before.rows : new Map<number, VNode>()
  const rows = new Map<number, VNode>()
  for (const [n, item] of items.slice(from, to).entries()) {
    const at = from + n
    rows.set(at, known.get(at) ?? draw(item, at + 2))
  }
  kept.current = { items, draw, rows }
  return [...rows.values()]
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
  const step = beyond / 3
  const from = Math.floor((-place.getBoundingClientRect().top - beyond) / step) * step
  const to = from + Math.ceil(window.innerHeight / step) * step + 2 * beyond
  return (before: { from: number; to: number }) =>
    before.from === from && before.to === to ? before : { from, to }
}

/** Heights that differ from what is known; a row of no height is not laid out. */
function measured(
  place: Element | null,
  keys: readonly string[],
  known: ReadonlyMap<string, number>,
): [string, number][] {
  const news: [string, number][] = []
  let row = place?.nextElementSibling
  for (const key of keys) {
    const height = row?.getBoundingClientRect().height ?? 0
    if (height > 0 && Math.abs((known.get(key) ?? 0) - height) > 0.5) news.push([key, height])
    row = row?.nextElementSibling
  }
  return news
}
