import type { Context as HonoContext } from 'hono'
import type { Logger } from 'pino'

/**
 * One line for each answer. The route's pattern, not its address: no query, no code, no token, no
 * id of a person gets into the log.
 */
export function logRequest(
  log: Logger,
  c: HonoContext,
  route: string | undefined,
  from: string,
  tookMs: number,
): void {
  const { status } = c.res
  const line = {
    method: c.req.method,
    route: route ?? 'none',
    status,
    ms: tookMs,
    from,
  }
  if (status >= 500) log.error(line, 'answered')
  else if (c.req.path.startsWith('/api/')) log.info(line, 'answered')
  else log.debug(line, 'answered')
}
