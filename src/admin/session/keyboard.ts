import { useLayoutEffect, useRef } from 'preact/hooks'
import { isTyping } from '../shortcuts/read-keys.ts'
import { wantsKeys } from '../shortcuts/wish.ts'
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

/**
 * The keys of the table of attendees, never while one types, nor with a modifier: those are the browser's.
 * As long as somebody is selected `a` and `n` mark them, wherever one is on the page. In the table arrows
 * go from row to row, and Shift takes those between along.
 * @returns the ref of the table's element
 */
export function useTableKeys(keys: Keys) {
  const element = useRef<HTMLElement>(null)
  const now = useRef(keys)
  now.current = keys
  useLayoutEffect(() => {
    const within = element.current
    // `g a` leads to the attendees, wherever one is
    let before = ''
    const onPage = (event: KeyboardEvent) => {
      if (before !== 'g') markKeys(event, now.current)
      before = event.key
    }
    const onRow = (event: KeyboardEvent) => rowKeys(event, now.current)
    // before the page's own keys
    document.addEventListener('keydown', onPage, true)
    within?.addEventListener('keydown', onRow)
    return () => {
      document.removeEventListener('keydown', onPage, true)
      within?.removeEventListener('keydown', onRow)
    }
  }, [])
  return element
}

function markKeys(event: KeyboardEvent, { some, mark }: Keys): void {
  const as = marks.get(event.key)
  if (as === undefined || !some || !wantsKeys()) return
  if (hasModifier(event) || isTyping(event.target) || document.querySelector('dialog[open]')) return
  event.preventDefault()
  mark(as)
}

function rowKeys(event: KeyboardEvent, { select }: Keys): void {
  const { target, key, shiftKey } = event
  if (!(target instanceof HTMLInputElement) || hasModifier(event)) return
  const attendee = target.dataset.row
  if (attendee === undefined) return
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

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey

function neighbour(box: HTMLInputElement, step: number): HTMLInputElement | undefined {
  const all = [...(box.closest('tbody')?.querySelectorAll<HTMLInputElement>('[data-row]') ?? [])]
  return all[all.indexOf(box) + step]
}
