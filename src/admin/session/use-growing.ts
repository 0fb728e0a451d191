import { useEffect, useRef, useState } from 'preact/hooks'

const step = 150

/**
 * Shows the first rows of a long list, and more as its end comes into sight: a thousand rows must
 * not make each keystroke slow. @returns how many to show, and what to put at the end
 */
export function useGrowing(length: number, resetBy: string) {
  const [most, setMost] = useState(step)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => setMost(step), [resetBy])
  useEffect(() => {
    const element = end.current
    if (!element || most >= length) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setMost((n) => n + step)
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [most, length])
  return { most, end }
}
