import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import { useRested } from '../use-rested.ts'
import { type Filters, filtersQuery, readFilters } from './filters.ts'

/**
 * The filters that the address names, and how to set them. What is typed counts at once and comes
 * into the address when it rests. Who begins to type looks at every day.
 */
export function useFilters(): [Filters, (part: Partial<Filters>) => void] {
  const [here, go] = useLocation()
  const stored = readFilters(useSearch())
  const [typed, setTyped] = useState(stored.q)
  const written = useRef(stored.q)
  const rested = useRested(typed)
  const begun = stored.q === '' && typed !== ''
  const filters: Filters = { ...stored, q: typed, day: begun ? null : stored.day }
  const write = (next: Filters) => {
    written.current = next.q
    go(`${here}${filtersQuery(next)}`, { replace: true })
  }
  // another address, by a link or by going back
  useEffect(() => {
    if (stored.q === written.current) return
    written.current = stored.q
    setTyped(stored.q)
  }, [stored.q])
  useEffect(() => {
    if (rested === typed && typed !== written.current) write(filters)
  })
  const set = (part: Partial<Filters>) => {
    const next = { ...filters, ...part }
    if (part.q !== undefined) setTyped(part.q)
    if (Object.keys(part).some((name) => name !== 'q')) write(next)
  }
  return [filters, set]
}
