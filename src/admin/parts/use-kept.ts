import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'

interface Kept {
  from: readonly unknown[]
  row: VNode
}

/**
 * Keeps what a component drew the last time, by key: a row that is drawn from the same values is the same
 * element, into which nobody looks again.
 */
export function useKept(): (
  key: string | number,
  from: readonly unknown[],
  draw: () => VNode,
) => VNode {
  const rows = useRef(new Map<string | number, Kept>())
  const before = rows.current
  const now = new Map<string | number, Kept>()
  rows.current = now
  return (key, from, draw) => {
    const old = before.get(key)
    const isSame = old?.from.every((value, n) => value === from[n])
    const kept = old && isSame ? old : { from, row: draw() }
    now.set(key, kept)
    return kept.row
  }
}
