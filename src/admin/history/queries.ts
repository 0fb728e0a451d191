import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { Page } from '../../domain/api.ts'
import { HistoryActor, HistoryChain, HistoryRow } from '../../domain/api-history.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useServices } from '../services.ts'

/** Whose history: a programme's by its id, or null for the whole installation's. */
type Scope = string | null

const pathOf = (scope: Scope) =>
  scope === null ? '/api/v1/history' : `${programmePath(scope)}/history`
const keyOf = (scope: Scope) =>
  scope === null ? (['history'] as const) : (['programme', scope, 'history'] as const)
const pageRows = 100

/** Rows of the history as they are asked for, page after page, the newest first. */
export function useHistory(scope: Scope, asked: string) {
  const { call } = useServices()
  return useInfiniteQuery({
    queryKey: [...keyOf(scope), asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(asked)
      query.set('limit', String(pageRows))
      if (pageParam !== '') query.set('cursor', pageParam)
      return orThrow(call({ path: `${pathOf(scope)}?${query}`, schema: Page(HistoryRow), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

const Actors = z.object({ items: z.array(HistoryActor) })

export function useHistoryActors(scope: Scope) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keyOf(scope), 'actors'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${pathOf(scope)}/actors`, schema: Actors, signal })),
  })
}

/** The chain of hashes, computed anew whenever it is asked. */
export function useHistoryChain() {
  const { call } = useServices()
  return useQuery({
    queryKey: ['history', 'chain'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: '/api/v1/history/chain', schema: HistoryChain, signal })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}
