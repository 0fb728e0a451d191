import { useEffect, useState } from 'preact/hooks'
import { page } from '../../platform/page.ts'

const TICK_MS = 1_000

/** The time, followed while the page is shown. */
export function useNow(now: () => number): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return time
}

/** Whether there may be a network: false is sure. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(page.isOnline)
  useEffect(() => {
    const follow = () => setOnline(page.isOnline())
    const stops = [page.onOnline(follow), page.onOffline(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return isOnline
}
