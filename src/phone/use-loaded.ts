import { useEffect, useState } from 'preact/hooks'
import type { Phone } from './phone.ts'

/** What a load gives, loaded again when `key` changes; null until then. */
export function useLoaded<T>(phone: Phone, key: string, load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ key: string; value: T } | null>(null)
  useEffect(() => {
    let wanted = true
    load().then((value) => wanted && setLoaded({ key, value }), phone.report)
    return () => {
      wanted = false
    }
  }, [key])
  return loaded?.key === key ? loaded.value : null
}

/** A page's own words, in the phone's language. */
export const useWords = <T>(phone: Phone, load: (language: string) => Promise<T>): T | null =>
  useLoaded(phone, phone.language, () => load(phone.language))
