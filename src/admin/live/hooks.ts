import { useQueryClient } from '@tanstack/preact-query'
import { useEffect, useState } from 'preact/hooks'
import { Anything } from '../api/answers.ts'
import { useServices } from '../services.ts'

/** The time, ms UTC, told again every so many milliseconds. */
export function useNow(everyMs: number): number {
  const { now } = useServices()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return at
}

const probeMs = 4_000

/** Since when the server has not answered; while so, asks it every 4 s and then catches up. */
export function useUnreached(): number | null {
  const { reach, call } = useServices()
  const client = useQueryClient()
  const [since, setSince] = useState(reach.since)
  useEffect(() => {
    setSince(reach.since())
    return reach.listen(() => {
      setSince(reach.since())
      // only what failed: asking all anew would go round and round where one answer alone fails;
      // the live connection brings the rest up to date when it stands again
      if (reach.since() !== null) return
      void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
    })
  }, [reach, client])
  useEffect(() => {
    if (since === null) return
    const timer = setInterval(() => call({ path: '/api/v1/health', schema: Anything }), probeMs)
    return () => clearInterval(timer)
  }, [since, call])
  return since
}
