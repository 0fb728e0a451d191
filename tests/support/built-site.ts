import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { BrowserContext } from 'playwright-core'

/** No server stands there: the browser is answered before it asks the network. */
export const siteOrigin = 'https://kiosk.test'

const dist = resolve(import.meta.dirname, '../../dist')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Serves the production build to every page of the context, and `api` what is below /api. */
export async function serveBuild(
  context: BrowserContext,
  api: (path: string, init: RequestInit) => Response,
): Promise<void> {
  await context.route(`${siteOrigin}/**`, async (route) => {
    const request = route.request()
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) {
      const sent = request.postDataBuffer()
      const init = { method: request.method(), headers: request.headers() }
      const answer = api(pathname + search, sent ? { ...init, body: new Uint8Array(sent) } : init)
      return route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      })
    }
    const page = pathname.startsWith('/kiosk') ? 'kiosk.html' : 'index.html'
    const file = extname(pathname) ? pathname : page
    const contentType = types[extname(file)]
    if (!contentType) return route.abort()
    await route.fulfill({ contentType, body: await readFile(join(dist, file)) })
  })
}
