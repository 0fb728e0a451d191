import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import css from './order.module.css'

/** The things with the one at `from` at the place `to`; where it can't go, as they are. */
export function moved<T>(things: readonly T[], from: number, to: number): T[] {
  const thing = things[from]
  if (thing === undefined || to < 0 || to >= things.length) return [...things]
  return things.toSpliced(from, 1).toSpliced(to, 0, thing)
}

interface Order<T> {
  things: readonly T[]
  onChange: (things: T[]) => void
  /** what a screen reader hears of a move: which thing, and its number from 1 */
  say: (thing: T, number: number) => string
}

/** An ordered list whose things are dragged by their grips, or moved by the arrow keys on them. */
export function useOrder<T>({ things, onChange, say }: Order<T>) {
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [told, setTold] = useState('')
  const move = (from: number, to: number) => {
    const thing = things[from]
    if (thing === undefined || from === to || to < 0 || to >= things.length) return
    onChange(moved(things, from, to))
    setTold(say(thing, to + 1))
  }
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  return {
    /** the last move, to be shown where only screen readers find it */
    told,
    /** for the element of the thing at `n` */
    place: (n: number) => ({
      'data-place': n,
      'data-over': dragged === null || over !== n ? undefined : sideOf(dragged, n),
      'data-dragged': dragged === n ? '' : undefined,
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return
        event.preventDefault()
        setOver(n)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        if (dragged !== null) move(dragged, n)
        end()
      },
    }),
    /** for the grip of the thing at `n` */
    grip: (n: number) => ({
      onStart: () => setDragged(n),
      onEnd: end,
      onMove: (by: -1 | 1) => move(n, n + by),
    }),
  }
}

/** On which side of the thing at `n` one that is dragged there would come to stand. */
const sideOf = (dragged: number, n: number) =>
  dragged === n ? undefined : dragged < n ? 'after' : 'before'

interface GripProps {
  label: string
  onStart: () => void
  onEnd: () => void
  onMove: (by: -1 | 1) => void
}

/** The handle of one thing in an ordered list: dragged, or moved by the arrow keys. */
export function Grip({ label, onStart, onEnd, onMove }: GripProps) {
  const button = useRef<HTMLButtonElement>(null)
  const byKey = useRef(false)
  // an element that is put elsewhere in the page loses the focus: the next key is to move it on
  useLayoutEffect(() => {
    if (byKey.current) button.current?.focus()
    byKey.current = false
  })
  return (
    <button
      ref={button}
      type="button"
      class={css.grip}
      aria-label={label}
      title="Drag, or press the arrow keys"
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', label)
        onStart()
      }}
      onDragEnd={onEnd}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        byKey.current = true
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <Icon name="list" />
    </button>
  )
}
