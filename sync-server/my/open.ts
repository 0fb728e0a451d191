import type { Context } from '../context.ts'
import { HttpProblem } from '../http/problem.ts'
import { openLink } from '../links/links.ts'

/** Looks at links from one address; a hall behind one router has room in it. */
const looks = { max: 2_000, windowMs: 600_000 }
/** Links that open nothing: guessing 128 bits at this rate takes for ever, and costs us nothing. */
const misses = { max: 60, windowMs: 600_000 }

export interface Mine {
  programme: string
  attendee: string
}

/**
 * Whose record a link opens. One that is unknown, expired or withdrawn is told alike.
 * @throws HttpProblem `not-found`, `slow-down`
 */
export async function openMine(ctx: Context, text: string, address: string): Promise<Mine> {
  await ctx.limits.take('my-look', address, looks)
  const link = await openLink(ctx, text, 'record')
  if (link?.attendee) return { programme: link.programme, attendee: link.attendee }
  await ctx.limits.take('my-miss', address, misses)
  throw new HttpProblem('not-found', 'This link opens nothing, or no longer does.')
}
