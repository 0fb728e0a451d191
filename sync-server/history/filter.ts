import type * as z from 'zod/mini'
import type { HistoryQuery } from '../../src/domain/api-history.ts'
import { acts } from '../../src/domain/history-acts.ts'
import { aboutsCalled, type HistoryFilter } from '../db/history.ts'
import { mergedInto } from '../db/merges.ts'
import type { Db } from '../db/open.ts'

type Asked = { [K in keyof typeof HistoryQuery]?: z.infer<(typeof HistoryQuery)[K]> }

/** What the query of a page asks for, as the tables know it: merges followed, names looked up. */
export async function readFilter(
  db: Db,
  programme: string | undefined,
  { attendee, session, kind, by, from, before, q }: Asked,
): Promise<HistoryFilter> {
  return {
    ...{ programme, session, by },
    from: from === undefined ? undefined : Number(from),
    before: before === undefined ? undefined : Number(before),
    attendees:
      attendee === undefined ? undefined : [attendee, ...(await mergedInto(db, [attendee])).keys()],
    acts: kind && actsOf(kind),
    search: q ? await readSearch(db, q) : undefined,
  }
}

function actsOf(kind: string): HistoryFilter['acts'] {
  if (kind === 'other') return { among: false, names: Object.keys(acts) }
  const names = Object.entries(acts).flatMap(([name, act]) => (act.kind === kind ? [name] : []))
  // a kind that no act has yet is that of no row
  return { among: true, names: names.length > 0 ? names : [''] }
}

async function readSearch(db: Db, q: string) {
  const wanted = q.toLowerCase()
  const names = Object.entries(acts).flatMap(([name, { say }]) => {
    const words = `${name.replaceAll('-', ' ')} ${typeof say === 'string' ? say.toLowerCase() : ''}`
    return words.includes(wanted) ? [name] : []
  })
  return { abouts: await aboutsCalled(db, q), acts: names, reason: q }
}
