import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../domain/result.ts'
import { type CheckInWords, loadCheckInWords } from '../../i18n/check-in/words.ts'
import type { Failure } from '../api.ts'
import { Failed } from '../parts/message.tsx'
import type { PageProps } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { type Loaded, loadSession } from './load.ts'
import { Session } from './session.tsx'

/** `/s/<session>`: check in and out of it on one's own phone (rows P1 and P4). */
export function CheckIn({ phone, named, query }: PageProps) {
  const words = useWords<CheckInWords>(phone, loadCheckInWords)
  const [loaded, setLoaded] = useState<Result<Loaded, Failure> | null>(null)
  const load = () => {
    loadSession(phone, named).then(setLoaded, phone.report)
  }
  useEffect(load, [named])
  if (!words || !loaded) return null
  if (!loaded.ok) return <Failed phone={phone} failure={loaded.error} onRetry={load} />
  return <Session phone={phone} words={words} query={query} loaded={loaded.value} />
}
