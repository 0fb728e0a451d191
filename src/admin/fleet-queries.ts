import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { Page } from '../domain/api.ts'
import { AfterAnswer, KioskAct, MessageRow } from '../domain/api-fleet.ts'
import type { Result } from '../domain/result.ts'
import { fetchAll, programmePath } from './api/calls.ts'
import { type Call, orThrow } from './api/client.ts'
import type { Failure } from './api/failure.ts'
import { useHere } from './programme.ts'
import { keys } from './queries.ts'
import { useServices } from './services.ts'

/** The messages that stand on kiosks of a programme, the newest first. */
export function useMessages(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.kiosks(programme), 'messages'],
    queryFn: ({ signal }) =>
      orThrow(fetchAll(call, `${programmePath(programme)}/messages`, MessageRow, signal)),
  })
}

const everyMs = 10_000

/** What is still missing of a programme. It goes over all taps, so a push alone doesn't ask for it anew. */
export function useAfter(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.programme(programme), 'after'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${programmePath(programme)}/after`, schema: AfterAnswer, signal })),
    refetchInterval: everyMs,
  })
}

/** What was done to kiosks, the newest first. */
export function useKioskActs(programme: string) {
  const { call } = useServices()
  return useInfiniteQuery({
    queryKey: [...keys.programme(programme), 'kiosk-acts'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '20' })
      if (pageParam !== '') query.set('cursor', pageParam)
      const path = `${programmePath(programme)}/kiosk-acts?${query}`
      return orThrow(call({ path, schema: Page(KioskAct), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

const Version = z.object({ version: z.string() })

/** The version of the server, which kiosks follow; undefined until it is known. */
export function useServerVersion(): string | undefined {
  const { call } = useServices()
  const { data } = useQuery({
    queryKey: ['version'],
    queryFn: ({ signal }) => orThrow(call({ path: '/api/v1/health', schema: Version, signal })),
    staleTime: 60_000,
  })
  return data?.version
}

/** One act upon the fleet; what is shown of the programme follows. */
export function useFleetAct<V, T>(act: (call: Call, what: V) => Promise<Result<T, Failure>>) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (what: V) => orThrow(act(call, what)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
