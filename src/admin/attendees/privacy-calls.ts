import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { useLocation } from 'wouter-preact'
import { EraseAnswer, RetentionPreview } from '../../domain/api-privacy.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Erases a person, and goes back to the list: the page about them is no more. */
export function useErase(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [, go] = useLocation()
  return useMutation({
    mutationFn: () => {
      const path = `/api/v1/attendees/${encodeURIComponent(id)}/erase`
      return orThrow(call({ method: 'POST', path, json: {}, schema: EraseAnswer }))
    },
    onSuccess: () => {
      go(paths.attendees(programme.id), { replace: true })
      client.removeQueries({ queryKey: keys.attendee(programme.id, id) })
      return client.invalidateQueries({ queryKey: keys.programme(programme.id) })
    },
  })
}

/** Whom a retention period concerns: as it is set, or as it is thought of. */
export function useRetention(programme: string, years: number | null) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.attendees(programme), 'retention', years],
    queryFn: ({ signal }) => {
      const query = years === null ? '' : `?years=${years}`
      const path = `${programmePath(programme)}/retention${query}`
      return orThrow(call({ path, schema: RetentionPreview, signal }))
    },
    placeholderData: keepPreviousData,
  })
}
