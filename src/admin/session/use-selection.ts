import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import type { AttendanceRow } from '../../domain/api.ts'

/**
 * Who is selected; somebody who has gone from the list is selected no more.
 * @param shown ids in the order of the table: a range goes by it
 */
export function useSelection(rows: readonly AttendanceRow[], shown: readonly string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const order = useRef(shown)
  order.current = shown
  const chosen = useMemo(
    () => new Set(rows.flatMap(({ attendee }) => (picked.has(attendee) ? [attendee] : []))),
    [rows, picked],
  )
  const select = useCallback((attendee: string, selected: boolean, range: boolean) => {
    const some = range ? between(order.current, last.current, attendee) : [attendee]
    last.current = attendee
    setPicked((before) => {
      const after = new Set(before)
      for (const id of some) {
        if (selected) after.add(id)
        else after.delete(id)
      }
      return after
    })
  }, [])
  const selectAll = useCallback((some: readonly string[]) => {
    last.current = null
    setPicked(new Set(some))
  }, [])
  return { chosen, select, selectAll }
}

/** All from one to the other, both included; where one isn't shown, the other alone. */
function between(order: readonly string[], from: string | null, to: string): readonly string[] {
  const [a, b] = [from === null ? -1 : order.indexOf(from), order.indexOf(to)]
  return a === -1 || b === -1 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1)
}
