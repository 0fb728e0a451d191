import { useCallback, useEffect, useState } from 'preact/hooks'
import { type StorageHealth, storageHealth } from '../../platform/storage-health.ts'
import { useStaff } from './tools.ts'

const AGAIN_MS = 10_000

/** How safe the store is, asked for anew every so often, and when `look` is called. */
export function useHealth(): { health: StorageHealth | null; look: () => void } {
  const { timers, report } = useStaff()
  const [health, setHealth] = useState<StorageHealth | null>(null)
  const look = useCallback(() => {
    storageHealth().then(setHealth, report)
  }, [])
  useEffect(() => {
    let cancel = () => {}
    const again = () => {
      look()
      cancel = timers.after(AGAIN_MS, again)
    }
    again()
    return () => cancel()
  }, [])
  return { health, look }
}
