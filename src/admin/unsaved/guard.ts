/** Goes where somebody was about to go. */
type Go = () => void

/** Holds back who leaves a page whose changes are not saved, until they say Stay or Leave. */
export interface Guard {
  /** tells of a form whether it holds changes that are not saved, and at which address */
  mark: (form: symbol, at: string | null) => void
  /** the address of a page with unsaved changes; null: there are none */
  at: () => string | null
  /** runs `go` at once, or once somebody says Leave */
  ask: (go: Go) => void
  /** somebody waits for an answer */
  waits: () => boolean
  stay: () => void
  leave: () => void
  listen: (listener: () => void) => () => void
}

export function createGuard(): Guard {
  const forms = new Map<symbol, string>()
  const listeners = new Set<() => void>()
  let held: Go | null = null
  const hold = (go: Go | null) => {
    if (held === go) return
    held = go
    for (const listener of listeners) listener()
  }
  const at = () => [...forms.values()].at(-1) ?? null
  return {
    mark: (form, place) => {
      if (place === null) forms.delete(form)
      else forms.set(form, place)
      // saved meanwhile: nobody needs to answer any more
      if (forms.size === 0) hold(null)
    },
    at,
    ask: (go) => {
      if (at() === null) go()
      else hold(go)
    },
    waits: () => held !== null,
    stay: () => hold(null),
    leave: () => {
      const go = held
      forms.clear()
      hold(null)
      go?.()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
