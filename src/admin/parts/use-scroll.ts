import { useEffect, useRef, useState } from 'preact/hooks'

/** Calls at once, and as the page scrolls or changes its size. */
export function useScroll(look: () => void): void {
  const newest = useRef(look)
  newest.current = look
  useEffect(() => {
    const call = () => newest.current()
    call()
    window.addEventListener('scroll', call, { passive: true })
    window.addEventListener('resize', call)
    return () => {
      window.removeEventListener('scroll', call)
      window.removeEventListener('resize', call)
    }
  }, [])
}

/** Is the page being printed? */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => setPrinting(true)
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
