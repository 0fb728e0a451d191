import { useEffect, useState } from 'preact/hooks'
import { useStaff } from './tools.ts'

/** ms since the roster was last known to be as the server's; null: not known. */
export function useRosterAge(): number | null {
  const { storage, clock, report } = useStaff()
  const [completeAt, setCompleteAt] = useState<number | null>(null)
  useEffect(() => {
    const look = () => {
      storage.roster.load().then((roster) => setCompleteAt(roster.completeAt), report)
    }
    look()
    return storage.roster.onChange(look)
  }, [])
  return completeAt === null ? null : Math.max(0, clock.now() - completeAt)
}
