import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../domain/result.ts'
import type { CaptureFailure } from '../../storage/types.ts'
import type { Phone } from '../phone.ts'
import type { Programme } from './identity.ts'
import type { Work } from './work.ts'

/** A programme's taps on this phone, once they are open; loaded beside what is shown first. */
export function useWork(phone: Phone, programme: Programme): Result<Work, CaptureFailure> | null {
  const [work, setWork] = useState<Result<Work, CaptureFailure> | null>(null)
  useEffect(() => {
    let isWanted = true
    let close = () => {}
    const open = async () => {
      const { openOwnWork } = await import('./open.ts')
      const opened = await openOwnWork(phone, programme)
      if (opened.ok) close = opened.value.close
      if (isWanted) setWork(opened)
      else close()
    }
    open().catch(phone.report)
    return () => {
      isWanted = false
      close()
    }
  }, [programme.id])
  return work
}
