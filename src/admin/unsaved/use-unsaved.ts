import { useLayoutEffect, useState } from 'preact/hooks'
import { useGuard } from './guarded.tsx'

/**
 * Whoever leaves the page of a form with unsaved changes is asked first.
 * @returns says that all is saved, or given up on purpose: before going elsewhere at once
 */
export function useUnsaved(isUnsaved: boolean): () => void {
  const guard = useGuard()
  const [form] = useState(() => Symbol('form'))
  // before the frame, not after it: a letter and Back at once would lose the letter
  useLayoutEffect(() => {
    guard.mark(form, isUnsaved ? location.href : null)
    return () => guard.mark(form, null)
  }, [guard, form, isUnsaved])
  return () => guard.mark(form, null)
}
