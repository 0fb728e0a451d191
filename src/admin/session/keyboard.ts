import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Marking } from './use-marks.ts'

interface Keys {
  /** somebody is selected */
  some: boolean
  mark: (as: Marking['mark']) => void
  select: (attendee: string, selected: boolean, range: boolean) => void
}

const marks = new Map<string, Marking['mark']>([
  ['a', 'attended'],
  ['n', 'not-attended'],
])

/** Listens for them within an element. @returns its ref */
export function useTableKeys(keys: Keys) {
  const element = useRef<HTMLElement>(null)
  const now = useRef(keys)
  now.current = keys
  useLayoutEffect(() => {
    const within = element.current
    const listen = (event: KeyboardEvent) => tableKeys(event, now.current)
    within?.addEventListener('keydown', listen)
    return () => within?.removeEventListener('keydown', listen)
  }, [])
  return element
}

/**
 * Keys within the table of attendees: arrows go from row to row, Shift takes those between along, `a` and
 * `n` mark who is selected. Never while one types, nor with a modifier: those are the browser's.
 */
function tableKeys(event: KeyboardEvent, { some, mark, select }: Keys): void {
  const { target, key, shiftKey } = event
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyped(target)) return
  const marked = marks.get(key.toLowerCase())
  if (marked !== undefined && some && !shiftKey) {
    event.preventDefault()
    mark(marked)
    return
  }
  const attendee = target.dataset.row
  if (attendee === undefined || !(target instanceof HTMLInputElement)) return
  if (key === ' ' && shiftKey) {
    event.preventDefault()
    select(attendee, !target.checked, true)
    return
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const next = step === 0 ? undefined : neighbour(target, step)
  if (!next) return
  event.preventDefault()
  next.focus()
  if (shiftKey && next.dataset.row !== undefined) {
    select(attendee, true, false)
    select(next.dataset.row, true, true)
  }
}

function isTyped(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}

function neighbour(box: HTMLInputElement, step: number): HTMLInputElement | undefined {
  const all = [...(box.closest('tbody')?.querySelectorAll<HTMLInputElement>('[data-row]') ?? [])]
  return all[all.indexOf(box) + step]
}
