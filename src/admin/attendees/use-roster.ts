import { keepPreviousData, useQueries, useQuery } from '@tanstack/preact-query'
import type { AttendeeRow } from '../../domain/api.ts'
import { AttendeePage } from '../../domain/api-people.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { useRested } from '../use-rested.ts'

const pageRows = 100

/** The first page of a roster with how many there are in all. */
export function useRosterStart(programme: string, query: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.attendees(programme), query, 0],
    queryFn: ({ signal }) => {
      const path = `${programmePath(programme)}/attendees?${part(query, 0)}&total=true`
      return orThrow(call({ path, schema: AttendeePage, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

/**
 * The rows from `from` up to `to` by their places in the list, as far as they are read: the pages that
 * hold them are asked for once scrolling rests.
 */
export function useRosterRows(
  programme: string,
  query: string,
  { from, to }: { from: number; to: number },
  start: AttendeePage,
): (at: number) => AttendeeRow | undefined {
  const { call } = useServices()
  const first = Math.floor(from / pageRows)
  const last = Math.max(first, Math.floor(Math.max(0, to - 1) / pageRows))
  const [restedFirst = 0, restedLast = 0] = useRested(`${first} ${last}`).split(' ').map(Number)
  const wanted = Array.from({ length: restedLast - restedFirst + 1 }, (_, n) => restedFirst + n)
  const others = wanted.filter((page) => page > 0)
  const pages = useQueries({
    queries: others.map((page) => ({
      queryKey: [...keys.attendees(programme), query, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const path = `${programmePath(programme)}/attendees?${part(query, page * pageRows)}`
        return orThrow(call({ path, schema: AttendeePage, signal }))
      },
    })),
  })
  const read = new Map([
    [0, start.items],
    ...others.map((page, n) => [page, pages[n]?.data?.items ?? []] as const),
  ])
  return (at) => read.get(Math.floor(at / pageRows))?.[at % pageRows]
}

function part(query: string, offset: number): URLSearchParams {
  const all = new URLSearchParams(query)
  all.set('limit', String(pageRows))
  if (offset > 0) all.set('offset', String(offset))
  return all
}
