import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** Rows drawn above and below what is in sight, so that quick scrolling shows no gap. */
const beyond = 12
/** The window moves on by so many rows at once, which spares most redraws. */
const step = 6

interface Window {
  /** on the element whose top is that of the first row */
  top: RefObject<HTMLTableSectionElement>
  /** the first row to draw, and the one after the last */
  from: number
  to: number
}

/** Which of many rows of the same height are in sight, whatever it is that scrolls. */
export function useWindow(count: number, rowPx: number): Window {
  const top = useRef<HTMLTableSectionElement>(null)
  const [[from, to], setRange] = useState<readonly [number, number]>([0, 3 * beyond])
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const above = -(top.current?.getBoundingClientRect().top ?? 0)
      const first = Math.floor(above / rowPx / step) * step - beyond
      const inSight = Math.ceil(globalThis.innerHeight / rowPx / step) * step + step
      const last = first + inSight + 2 * beyond
      setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    // scrolling does not bubble: caught on its way down, wherever it happens
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    globalThis.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', soon, { capture: true })
      globalThis.removeEventListener('resize', soon)
    }
  }, [rowPx])
  const start = Math.max(0, Math.min(from, count - 1))
  return { top, from: start, to: Math.max(start, Math.min(to, count)) }
}
