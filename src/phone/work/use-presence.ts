import { useEffect, useState } from 'preact/hooks'
import { type Presence, presenceOf } from './presence.ts'
import type { Work } from './work.ts'

const nowhere: Presence = { since: null, ended: null, last: null, refused: null }

/** Where somebody stands in a session by this phone's taps, followed as they change; null: not read yet. */
export function usePresence(
  work: Work | null,
  alias: string | null,
  session: string,
  report: (error: unknown) => void,
): Presence | null {
  const [presence, setPresence] = useState<Presence | null>(null)
  useEffect(() => {
    if (!work) return
    let isWanted = true
    const read = async () => {
      const taps = alias === null ? [] : await work.tapsOf(alias)
      const next = alias === null ? nowhere : presenceOf(taps, session, await work.refused())
      if (isWanted) setPresence(next)
    }
    const follow = () => {
      read().catch(report)
    }
    follow()
    const stop = work.onChange(follow)
    return () => {
      isWanted = false
      stop()
    }
  }, [work, alias, session])
  return presence
}
