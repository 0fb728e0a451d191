/// <reference lib="webworker" />
import { cacheNames } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

// Every chunk of the kiosk, so that it starts without a network. /api is never cached.
precacheAndRoute(self.__WB_MANIFEST)
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
interface Routing extends ExtendableEvent {
  addRoutes?: (rules: readonly (typeof toNetwork | typeof fromCache)[]) => Promise<void>
}
self.addEventListener('install', (event: Routing) => {
  if (event.addRoutes) event.waitUntil(event.addRoutes([toNetwork, fromCache]))
})

// A new version waits until the page says that the kiosk is idle.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
