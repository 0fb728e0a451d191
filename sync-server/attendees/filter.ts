import * as z from 'zod/mini'
import type { RosterFilter } from '../db/roster-list.ts'

const YesNo = z.optional(z.enum(['true', 'false']))

/** Which of a roster are meant, as a query says it: spread it into a route's own schema. */
export const RosterQuery = {
  q: z.optional(z.string().check(z.maxLength(200))),
  active: YesNo,
  badge: YesNo,
  session: z.optional(z.string().check(z.maxLength(200))),
}
const Query = z.object(RosterQuery)

export function readFilter({ q, active, badge, session }: z.infer<typeof Query>): RosterFilter {
  const yes = (text: string | undefined) => (text === undefined ? undefined : text === 'true')
  return { q, active: yes(active), badge: yes(badge), session }
}
