import { useEffect, useState } from 'preact/hooks'
import { PhoneProgrammeAnswer } from '../../domain/api-phone.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../api.ts'
import type { Phone } from '../phone.ts'

/** A programme with its sessions; null: not yet. */
export function useProgramme(phone: Phone, id: string) {
  const [loaded, setLoaded] = useState<Result<PhoneProgrammeAnswer, Failure> | null>(null)
  const load = () => {
    const path = `/api/v1/phone/programmes/${encodeURIComponent(id)}`
    phone.call({ path, schema: PhoneProgrammeAnswer }).then(setLoaded, phone.report)
  }
  useEffect(load, [id])
  return { loaded, load }
}
