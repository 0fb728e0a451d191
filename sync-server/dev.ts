import { createServer } from 'vite'
import type { Listener } from './listen.ts'

/** What the sync server answers; the rest is Vite's, which builds pages as they are asked for. */
const ours = /^\/(api\/|verify(\/|\?|$)|\.well-known\/)/

/** Puts Vite, reloading, in front of the app, in the same process. */
export async function withVite(app: Listener): Promise<Listener> {
  const vite = await createServer({ appType: 'spa', server: { middlewareMode: true } })
  return (request, response) => {
    if (ours.test(request.url ?? '')) app(request, response)
    else vite.middlewares(request, response, () => app(request, response))
  }
}
