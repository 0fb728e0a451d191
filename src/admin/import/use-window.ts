import { useEffect, useRef, useState } from 'preact/hooks'

const spare = 12
/** where the height isn't known, as before the first layout */
const atFirst = 600

/**
 * Which rows of a long list, all of one height, are in sight in a box that scrolls: the others need
 * not be drawn. @param resetBy where this changes, the box scrolls to its top
 */
export function useWindow(length: number, rowPx: number, resetBy: string) {
  const box = useRef<HTMLElement>(null)
  const [place, setPlace] = useState({ top: 0, height: atFirst })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setPlace({ top: element.scrollTop, height: element.clientHeight || atFirst })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  useEffect(() => box.current?.scrollTo?.({ top: 0 }), [resetBy])
  const from = Math.max(0, Math.floor(place.top / rowPx) - spare)
  const to = Math.min(length, Math.ceil((place.top + place.height) / rowPx) + spare)
  return { box, from, to, above: from * rowPx, below: (length - to) * rowPx }
}
