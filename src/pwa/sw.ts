/// <reference lib="webworker" />
import { cacheNames } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

/** What tells one version of the kiosk's page from another; undefined: another file. */
const versionOf = (entry: (typeof self.__WB_MANIFEST)[number]) =>
  typeof entry === 'object' && entry.url === 'kiosk.html' ? entry.revision : undefined

// Every chunk of the kiosk, so that it starts without a network. /api is never cached.
const manifest = self.__WB_MANIFEST
precacheAndRoute(manifest)
cleanupOutdatedCaches()
// matched against the path with its query: a pairing link is the kiosk too
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('kiosk.html'), { allowlist: [/^\/kiosk(\/|\?|$)/] }),
)

// The page that brought the first worker is its client from then on: what it loads later comes from the
// precache too, and a newer worker has somebody to wait for.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// Calls of the API pass by: the worker needn't wake for them, and none of them meets it while it hands over to
// a newer one. (Chromium then lets the newer one wait for minutes, while nobody would notice.)
const toNetwork = { condition: { urlPattern: '/api/*' }, source: 'network' } as const
// What the build names by its content comes straight from the precache: a start needn't wait for the worker.
const fromCache = {
  condition: { urlPattern: '/assets/*' },
  source: { cacheName: cacheNames.precache },
} as const
// The page itself too, under its own address: each version's in a cache of its own, since the older worker is at
// work until the newer one takes over.
const PAGES = 'kiosk-page-'
const pageCache = PAGES + manifest.map(versionOf).find(Boolean)
const pageFromCache = {
  condition: { urlPattern: { pathname: '/kiosk', search: '' } },
  source: { cacheName: pageCache },
} as const
interface Routing extends ExtendableEvent {
  addRoutes?: (
    rules: readonly (typeof toNetwork | typeof fromCache | typeof pageFromCache)[],
  ) => Promise<void>
}
self.addEventListener('install', (event: Routing) => {
  const route = async () => {
    const page = await fetch('/kiosk.html', { cache: 'no-cache' })
    if (!page.ok) throw new Error(`the kiosk's page was answered with ${page.status}`)
    await (await caches.open(pageCache)).put('/kiosk', page)
    await event.addRoutes?.([toNetwork, fromCache, pageFromCache])
  }
  if (event.addRoutes) event.waitUntil(route())
})
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith(PAGES) && name !== pageCache)
    await Promise.all(old.map((name) => caches.delete(name)))
  }
  event.waitUntil(forget())
})

// A new version waits until the page says that the kiosk is idle.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
