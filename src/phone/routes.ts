import type { ComponentType } from 'preact'
import type { PageProps } from './phone.ts'

interface Route {
  /** what it captures is what the address names */
  path: RegExp
  load: () => Promise<ComponentType<PageProps>>
}

/** Every page of the phone; the first that fits is shown. Each is loaded when it is opened. */
const routes: readonly Route[] = [
  { path: /^\/s\/([^/]+)$/, load: async () => (await import('./check-in/page.tsx')).CheckIn },
  {
    path: /^\/me\/confirm\/([^/]+)$/,
    load: async () => (await import('./confirm/confirm.tsx')).Confirm,
  },
  {
    path: /^\/me\/survey\/([^/]+)$/,
    load: async () => (await import('./survey/survey.tsx')).Survey,
  },
  { path: /^\/me\/room\/([^/]+)$/, load: async () => (await import('./sessions/room.tsx')).Room },
  { path: /^\/me\/list\/([^/]+)$/, load: async () => (await import('./sessions/list.tsx')).List },
  {
    path: /^\/me\/report\/([^/]+)$/,
    load: async () => (await import('./sessions/report.tsx')).Report,
  },
  { path: /^\/me\/?$/, load: async () => (await import('./home/home.tsx')).Home },
  // last: whatever else has a name stands above
  {
    path: /^\/me\/([^/]+)$/,
    load: async () => (await import('./record/page.tsx')).MyRecordPage,
  },
]

/** The page of an address; null: there is none. */
export function pageAt(
  path: string,
): { load: () => Promise<ComponentType<PageProps>>; named: string } | null {
  for (const route of routes) {
    const found = route.path.exec(path)
    if (found) return { load: route.load, named: found[1] ?? '' }
  }
  return null
}
