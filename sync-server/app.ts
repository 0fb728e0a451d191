import { Hono, type Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import type { Context } from './context.ts'
import { limitBody } from './http/body.ts'
import { findCaller } from './http/caller.ts'
import { answerError } from './http/errors.ts'
import { HttpProblem } from './http/problem.ts'
import { logRequest } from './http/request-log.ts'
import { checkRights } from './http/rights.ts'
import type { Route } from './http/route.ts'
import { refuseForgery, secureHeaders } from './http/security.ts'
import { readSender, type Sender } from './http/sender.ts'
import { handleSignIn } from './http/sign-in.ts'
import { routes as allRoutes, pages } from './routes/index.ts'

// without a locale the schemas of zod/mini say "Invalid input" to everything
z.config(z.locales.en())

/** What @hono/node-server hands on beside the request; in tests there is no socket. */
interface Env {
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
  Variables: { sender: Sender; route?: string }
}
export type App = Hono<Env>

/** The whole server as one function from Request to Response: no socket, no global state. */
export function createApp(ctx: Context, routes: readonly Route[] = [...allRoutes, ...pages]): App {
  const app: App = new Hono<Env>()
  app.use(async (c, next) => {
    const sender = readSender(c.req.raw, c.env?.incoming?.socket.remoteAddress, ctx.config)
    c.set('sender', sender)
    const began = ctx.clock()
    await next()
    secureHeaders(c.res.headers, c.req.path, sender)
    logRequest(ctx.log, c, c.get('route'), sender.address, ctx.clock() - began)
  })
  app.onError((error, c) => answerError(error, ctx, c.req.method, c.req.path))
  app.all('/api/auth/*', (c) => handleSignIn(ctx, c.req.raw, c.get('sender')))
  for (const route of routes) mount(app, ctx, route)
  app.all('/api/*', () => {
    throw new HttpProblem('not-found', 'There is no such call.')
  })
  return app
}

function mount(app: App, ctx: Context, route: Route): void {
  app.on(route.method.toUpperCase(), route.path, async (c: HonoContext<Env>) => {
    c.set('route', route.path)
    const sender = c.get('sender')
    const caller =
      route.rights === 'anyone'
        ? { kind: 'anyone' as const }
        : await findCaller(ctx, c.req.raw.headers)
    checkRights(route.rights, caller)
    if (caller.kind === 'person') refuseForgery(c.req.raw, sender)
    c.req.raw = limitBody(c.req.raw, route.maxBytes)
    return route.run(c, ctx, caller, sender)
  })
}
