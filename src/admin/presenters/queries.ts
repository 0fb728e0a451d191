import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import {
  ConfirmLinkMade,
  type ConfirmLinkRequest,
  type PresenterChange,
  PresentersAnswer,
} from '../../domain/api-presenters.ts'
import { Anything } from '../api/answers.ts'
import { programmePath, sessionPath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const path = (programme: string) => `${programmePath(programme)}/presenters`
const keyOf = (programme: string) => [...keys.sessions(programme), 'presenters']

/** Everybody whom sessions name as presenter. */
export function usePresenters(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keyOf(programme),
    queryFn: ({ signal }) =>
      orThrow(call({ path: path(programme), schema: PresentersAnswer, signal })),
  })
}

/** Says how a presenter is reached. */
export function useSavePresenter() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: PresenterChange) =>
      orThrow(call({ method: 'PUT', path: path(programme.id), json, schema: PresentersAnswer })),
    onSuccess: (answer) => client.setQueryData(keyOf(programme.id), answer),
  })
}

/** Makes a presenter's link for a session, or gives the one that stands; mails it where asked. */
export function useConfirmLink(session: string) {
  const { call } = useServices()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (json: ConfirmLinkRequest) => {
      const at = `${sessionPath(session)}/confirm-links`
      return orThrow(call({ method: 'POST', path: at, json, schema: ConfirmLinkMade }))
    },
    onSuccess: refresh,
  })
}

/** Ends a presenter's link for good. */
export function useEndConfirmLink() {
  const { call } = useServices()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => {
      const at = `/api/v1/confirm-links/${encodeURIComponent(id)}`
      return orThrow(call({ method: 'DELETE', path: at, schema: Anything }))
    },
    onSuccess: refresh,
  })
}

function useRefresh() {
  const { programme } = useHere()
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOf(programme.id) })
}
