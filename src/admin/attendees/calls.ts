import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { AttendeeRow } from '../../domain/api.ts'
import { type AttendeeAdd, type AttendeeChange, AttendeeDetail } from '../../domain/api-people.ts'
import { Created } from '../api/answers.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { FailureError } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const rosterPath = (programme: string) => `${programmePath(programme)}/attendees`
const personPath = (programme: string, id: string) =>
  `${rosterPath(programme)}/${encodeURIComponent(id)}`

export function useAttendee(programme: string, id: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.attendee(programme, id),
    queryFn: ({ signal }) =>
      orThrow(call({ path: personPath(programme, id), schema: AttendeeDetail, signal })),
  })
}

/** Changes an attendee; everything of the programme is read anew. */
export function useSaveAttendee(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: AttendeeChange) =>
      orThrow(
        call({ method: 'PATCH', path: personPath(programme.id, id), json, schema: AttendeeDetail }),
      ),
    onSuccess: (detail) => {
      client.setQueryData(keys.attendee(programme.id, id), detail)
      return client.invalidateQueries({ queryKey: keys.programme(programme.id) })
    },
  })
}

export function useAddAttendee() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: AttendeeAdd) =>
      orThrow(call({ method: 'POST', path: rosterPath(programme.id), json, schema: Created })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}

const Stale = z.looseObject({ current: AttendeeRow })

/** The attendee as it is now, where that is why a save was refused. */
export function currentOf(error: unknown): AttendeeRow | null {
  if (!(error instanceof FailureError) || error.failure.kind !== 'problem') return null
  if (error.failure.code !== 'stale') return null
  const read = z.safeParse(Stale, error.failure.body)
  return read.success ? read.data.current : null
}
