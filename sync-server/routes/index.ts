import type { Route } from '../http/route.ts'
import { healthRoutes } from './health.ts'
import { meRoutes } from './me.ts'
import { programmeRoutes } from './programmes.ts'
import { roomRoutes } from './rooms.ts'
import { setupRoutes } from './setup.ts'

/** Every route of the API. The rights test goes through this list. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...meRoutes,
  ...programmeRoutes,
  ...roomRoutes,
  ...setupRoutes,
]
