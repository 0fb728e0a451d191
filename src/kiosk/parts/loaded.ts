import { useEffect, useState } from 'preact/hooks'

/** A bundle that is loaded when it is first shown; null until then. */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<T | null>(null)
  useEffect(() => {
    load().then((module) => setLoaded(() => module), console.error)
  }, [])
  return loaded
}
