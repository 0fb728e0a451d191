import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import type { App } from '../app.ts'

/** Paths that the browser's router answers; everything else that is no file is 404. */
const pages = /^\/(?:(?:kiosk|admin|setup|start|sign-in|p|s|me)(?:\/.*)?)?$/

const forEver = 'public, max-age=31536000, immutable'
/** Kept by browsers, but asked for each time: a new version is seen at once. */
const askFirst = 'no-cache'
/** The kiosk has a page of its own. */
const kiosk = /^\/kiosk(?:\/|$)/
/** Addresses below /me/ are secrets: no browser and no proxy keeps one. */
const secret = /^\/me\/./

/** Serves the built app from `dist`: what the build named by its content for ever, the rest afresh. */
export function mountPages(app: App, dist: string): void {
  app.get('/assets/*', keptFor(forEver, serveStatic({ root: dist, precompressed: true })))
  // files of the first level, none that begin with a dot
  const root = keptFor(askFirst, serveStatic({ root: dist, precompressed: true }))
  app.get('/:file{[^/.][^/]*\\.[a-z]+}', root)
  const file = (path: string) => serveStatic({ root: dist, path, precompressed: true })
  const index = file('index.html')
  const page = keptFor(askFirst, index)
  const kioskPage = keptFor(askFirst, file('kiosk.html'))
  const secretPage = keptFor('no-store', index)
  app.get('*', (c, next) => {
    if (!pages.test(c.req.path)) return next()
    if (kiosk.test(c.req.path)) return kioskPage(c, next)
    return secret.test(c.req.path) ? secretPage(c, next) : page(c, next)
  })
}

function keptFor(cacheControl: string, serve: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => {
    const answer = await serve(c, next)
    if (answer instanceof Response) answer.headers.set('cache-control', cacheControl)
    return answer
  }
}
