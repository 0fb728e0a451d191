import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import {
  AttendeePathways,
  CreditRuleRow,
  CreditRules,
  CreditTotals,
  ExpiryAnswer,
  type NewCreditRule,
  Pathway,
  type PathwayChange,
  PathwayProgressAnswer,
  Pathways,
} from '../../domain/api-follow.ts'
import type { PathwayContent } from '../../domain/pathway.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { followKey } from './key.ts'

const rulesKey = ['credit-rules']

export const pathwayPath = (id: string) => `/api/v1/pathways/${encodeURIComponent(id)}`
export const progressFile = (id: string) => `${pathwayPath(id)}/progress?format=csv`
export const expiryFile = (programme: string, status: string) =>
  `${programmePath(programme)}/expiry?format=csv${status && `&status=${status}`}`

/** The pathways of the programme, each with how many stand where. */
export function usePathways() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...followKey(programme.id), 'pathways'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${programmePath(programme.id)}/pathways`, schema: Pathways, signal })),
  })
}

/** Where everybody stands on one. */
export function useProgress(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...followKey(programme.id), 'progress', id],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${pathwayPath(id)}/progress`, schema: PathwayProgressAnswer, signal })),
  })
}

/** One attendee on every pathway. */
export function usePathwaysOf(attendee: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...followKey(programme.id), 'of', attendee],
    queryFn: ({ signal }) => {
      const path = `${programmePath(programme.id)}/attendees/${encodeURIComponent(attendee)}/pathways`
      return orThrow(call({ path, schema: AttendeePathways, signal }))
    },
  })
}

/** Every attendance that expires. */
export function useExpiry() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...followKey(programme.id), 'expiry'],
    queryFn: ({ signal }) =>
      orThrow(
        call({ path: `${programmePath(programme.id)}/expiry`, schema: ExpiryAnswer, signal }),
      ),
  })
}

/** Every version of every rule for credits. */
export function useCreditRules() {
  const { call } = useServices()
  return useQuery({
    queryKey: rulesKey,
    queryFn: ({ signal }) =>
      orThrow(call({ path: '/api/v1/credit-rules', schema: CreditRules, signal })),
  })
}

export const creditsFile = (programme: string) => `${programmePath(programme)}/credits?format=csv`

/** What everybody has earned over the programme. */
export function useCreditTotals() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...followKey(programme.id), 'credits'],
    queryFn: ({ signal }) =>
      orThrow(
        call({ path: `${programmePath(programme.id)}/credits`, schema: CreditTotals, signal }),
      ),
  })
}

/** Adds a rule, or a version of one. */
export function useAddRule() {
  const { call } = useServices()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: NewCreditRule) =>
      orThrow(call({ method: 'POST', path: '/api/v1/credit-rules', json, schema: CreditRuleRow })),
    onSettled: () => client.invalidateQueries({ queryKey: rulesKey }),
  })
}

/** Adds a pathway, or changes the one of this id. */
export function useSavePathway() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { id: string | null; change: PathwayChange }) => {
      const path = id === null ? `${programmePath(programme.id)}/pathways` : pathwayPath(id)
      const json: PathwayChange | PathwayContent = change
      const method = id === null ? ('POST' as const) : ('PATCH' as const)
      return orThrow(call({ method, path, json, schema: Pathway }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: followKey(programme.id) }),
  })
}
