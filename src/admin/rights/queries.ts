import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import type * as z from 'zod/mini'
import {
  InvitationsAnswer,
  PeopleAnswer,
  SignInsAnswer,
  TokensAnswer,
} from '../../domain/api-rights.ts'
import type { Result } from '../../domain/result.ts'
import { type Call, orThrow } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'
import { useServices } from '../services.ts'
import { fetchWays } from './ways.ts'

const all = ['rights']

function useList<S extends z.ZodMiniType>(path: string, schema: S) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...all, path],
    queryFn: ({ signal }) => orThrow(call({ path, schema, signal })),
  })
}

export const usePeople = () => useList('/api/v1/people', PeopleAnswer)
export const useInvitations = () => useList('/api/v1/invitations', InvitationsAnswer)
export const useTokens = () => useList('/api/v1/tokens', TokensAnswer)
export const useSignIns = () => useList('/api/v1/me/sign-ins', SignInsAnswer)

/** The ways to sign in that one has beside the password. */
export function useWays() {
  const { call } = useServices()
  return useQuery({
    queryKey: [...all, 'ways'],
    queryFn: ({ signal }) => orThrow(fetchWays(call, signal)),
  })
}

/** An act on people, invitations, tokens or sign-ins; what is listed is read anew after it. */
export function useRightsAct<V, T>(act: (call: Call, about: V) => Promise<Result<T, Failure>>) {
  const { call } = useServices()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (about: V) => orThrow(act(call, about)),
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  })
}
