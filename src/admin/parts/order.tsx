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

/** An ordered list whose things are moved by the buttons beside them, the arrow keys, or a drag. */
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
    /** for the mover of the thing at `n` */
    mover: (n: number) => ({
      isFirst: n === 0,
      isLast: n === things.length - 1,
      onStart: () => setDragged(n),
      onEnd: end,
      onMove: (by: -1 | 1) => move(n, n + by),
    }),
  }
}

/** On which side of the thing at `n` one that is dragged there would come to stand. */
const sideOf = (dragged: number, n: number) =>
  dragged === n ? undefined : dragged < n ? 'after' : 'before'

interface MoverProps {
  /** what is moved, within a sentence: `question 2` */
  name: string
  isFirst: boolean
  isLast: boolean
  onStart: () => void
  onEnd: () => void
  onMove: (by: -1 | 1) => void
}

/** Moves one thing in an ordered list: a button each way, and between them a grip for mouse and keys. */
export function Mover({ name, isFirst, isLast, onStart, onEnd, onMove }: MoverProps) {
  const pressed = useRef<HTMLButtonElement | null>(null)
  // an element that is put elsewhere in the page loses the focus: the next press is to move it on
  useLayoutEffect(() => {
    pressed.current?.focus()
    pressed.current = null
  })
  const move = (button: HTMLButtonElement, by: -1 | 1) => {
    if (by === -1 ? isFirst : isLast) return
    pressed.current = button
    onMove(by)
  }
  return (
    <div class={css.mover}>
      <Step label={`Move ${name} up`} icon="up" isEnd={isFirst} onStep={(at) => move(at, -1)} />
      <button
        type="button"
        class={css.grip}
        aria-label={`Move ${name}: arrow keys, or drag`}
        title="Drag, or press the arrow keys"
        draggable
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', name)
          onStart()
        }}
        onDragEnd={onEnd}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          move(event.currentTarget, event.key === 'ArrowUp' ? -1 : 1)
        }}
      >
        <Icon name="list" />
      </button>
      <Step label={`Move ${name} down`} icon="down" isEnd={isLast} onStep={(at) => move(at, 1)} />
    </div>
  )
}

interface StepProps {
  label: string
  icon: 'up' | 'down'
  isEnd: boolean
  onStep: (button: HTMLButtonElement) => void
}

/** A button that moves by one place. At the end of the list it stays reachable, so that the focus does. */
function Step({ label, icon, isEnd, onStep }: StepProps) {
  return (
    <button
      type="button"
      class={css.step}
      aria-label={label}
      aria-disabled={isEnd ? 'true' : undefined}
      onClick={(event) => onStep(event.currentTarget)}
    >
      <Icon name={icon} />
    </button>
  )
}
