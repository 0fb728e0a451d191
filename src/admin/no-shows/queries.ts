import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/preact-query'
import { Page } from '../../domain/api.ts'
import { BookAnswer, RemovalsAnswer } from '../../domain/api-bookings.ts'
import { NoShow, NoShowPatterns } from '../../domain/api-no-shows.ts'
import { programmePath, sessionPath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const path = (programme: string) => `${programmePath(programme)}/no-shows`
const keyOf = (programme: string) => [...keys.totals(programme), 'no-shows'] as const

/** What the list is narrowed to; empty: all. */
export interface NoShowFilter {
  session: string
  came: '' | 'never' | 'some'
  q: string
}

export const askedOf = (filter: NoShowFilter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()

export const csvOf = (programme: string, asked: string): string =>
  `${path(programme)}?${asked}${asked && '&'}format=csv`

/** Who was booked and did not attend, page after page. */
export function useNoShows(programme: string, asked: string) {
  const { call } = useServices()
  return useInfiniteQuery({
    queryKey: [...keyOf(programme), asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(asked)
      query.set('limit', '200')
      if (pageParam !== '') query.set('cursor', pageParam)
      return orThrow(call({ path: `${path(programme)}?${query}`, schema: Page(NoShow), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useNoShowPatterns(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keyOf(programme), 'patterns'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${path(programme)}/patterns`, schema: NoShowPatterns, signal })),
  })
}

interface Rebooking {
  session: string
  attendees: string[]
  reason: string
}

/** Books people for another session; what they missed stays as it is. */
export function useRebook() {
  const { call } = useServices()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ session, ...json }: Rebooking) => {
      const to = `${sessionPath(session)}/bookings`
      return orThrow(call({ method: 'POST', path: to, json, schema: BookAnswer }))
    },
    onSuccess: refresh,
  })
}

/** Takes just those bookings back that a rebooking made. */
export function useUnbook() {
  const { call } = useServices()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ session, ...json }: Rebooking) => {
      const from = `${sessionPath(session)}/removals`
      return orThrow(call({ method: 'POST', path: from, json, schema: RemovalsAnswer }))
    },
    onSuccess: refresh,
  })
}

function useRefresh() {
  const { programme } = useHere()
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.programme(programme.id) })
}
