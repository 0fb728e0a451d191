import { useEffect, useState } from 'preact/hooks'

const pauseMs = 200

/** A value once it has rested for a moment, so that not every letter asks the server. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
