import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import {
  type SurveyRequest,
  SurveyResults,
  SurveyRow,
  SurveysAnswer,
} from '../../domain/api-survey.ts'
import { Anything } from '../api/answers.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const surveyPath = (id: string) => `/api/v1/surveys/${encodeURIComponent(id)}`
const keyOf = (programme: string) => [...keys.programme(programme), 'surveys'] as const
const ofSession = (session: string) =>
  session === '' ? '' : `?session=${encodeURIComponent(session)}`

/** All answers as a sheet, or those of one session. */
export const answersFile = (id: string, session: string): string =>
  `${surveyPath(id)}/answers.csv${ofSession(session)}`

export function useSurveys() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: keyOf(programme.id),
    queryFn: ({ signal }) =>
      orThrow(
        call({ path: `${programmePath(programme.id)}/surveys`, schema: SurveysAnswer, signal }),
      ),
  })
}

export function useSurvey(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...keyOf(programme.id), id],
    queryFn: ({ signal }) => orThrow(call({ path: surveyPath(id), schema: SurveyRow, signal })),
  })
}

/** What was answered, of one session or all; read again while people answer. */
export function useSurveyResults(id: string, session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...keyOf(programme.id), id, 'results', session],
    queryFn: ({ signal }) => {
      const path = `${surveyPath(id)}/results${ofSession(session)}`
      return orThrow(call({ path, schema: SurveyResults, signal }))
    },
    refetchInterval: 30_000,
  })
}

interface Save {
  /** null: a new one */
  id: string | null
  request: SurveyRequest & { revision?: number }
}

/** Adds or changes a survey. */
export function useSaveSurvey() {
  const { call } = useServices()
  const { programme } = useHere()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, request }: Save) => {
      const to = id === null ? `${programmePath(programme.id)}/surveys` : surveyPath(id)
      const method = id === null ? 'POST' : 'PUT'
      return orThrow(call({ method, path: to, json: request, schema: SurveyRow }))
    },
    onSuccess: refresh,
  })
}

/** Takes a survey away that nobody was sent. */
export function useRemoveSurvey() {
  const { call } = useServices()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) =>
      orThrow(call({ method: 'DELETE', path: surveyPath(id), schema: Anything })),
    onSuccess: refresh,
  })
}

function useRefresh() {
  const { programme } = useHere()
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOf(programme.id) })
}
