import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { type AroundNavHandler, Router } from 'wouter-preact'
import { navigate } from 'wouter-preact/use-browser-location'
import { createGuard, type Guard } from './guard.ts'

const GuardContext = createContext<Guard>(createGuard())

export const useGuard = (): Guard => useContext(GuardContext)

/** The pages of the app, none of which is left unasked while it holds changes that are not saved. */
export function Guarded({ children }: { children: ComponentChildren }) {
  const [guard] = useState(createGuard)
  // at once, before the router inside: it must not hear of what is held back
  const [stop] = useState(() => watchBrowser(guard))
  useEffect(() => stop, [stop])
  const [around] = useState(
    (): AroundNavHandler => (go, to, options) => {
      // a filter in the address leaves no page
      if (isSamePage(location.href, to)) go(to, options)
      else guard.ask(() => go(to, options))
    },
  )
  return (
    <GuardContext.Provider value={guard}>
      <Router aroundNav={around}>{children}</Router>
    </GuardContext.Provider>
  )
}

/** Asks also where the browser's own Back is pressed, or the tab closed. */
function watchBrowser(guard: Guard): () => void {
  const before = (event: BeforeUnloadEvent) => {
    if (guard.at() !== null) event.preventDefault()
  }
  const back = (event: PopStateEvent) => {
    const at = guard.at()
    const wanted = location.href
    if (at === null || isSamePage(at, wanted)) return
    event.stopImmediatePropagation()
    history.pushState(null, '', at)
    guard.ask(() => navigate(wanted))
  }
  addEventListener('beforeunload', before)
  addEventListener('popstate', back)
  return () => {
    removeEventListener('beforeunload', before)
    removeEventListener('popstate', back)
  }
}

function isSamePage(one: string, other: string): boolean {
  const path = (address: string) => new URL(address, location.href).pathname
  return path(one) === path(other)
}
