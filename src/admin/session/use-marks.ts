import { useMutation, useQueryClient } from '@tanstack/preact-query'
import type { AttendanceRow } from '../../domain/api.ts'
import { sendMarks } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { withMark } from './view.ts'

export interface Marking {
  attendees: string[]
  mark: 'attended' | 'not-attended' | null
  reason?: string
}

/**
 * Marks attendees of a session. The table shows it at once; if the server does not take it, the
 * rows go back to what they were and the mutation's error says why.
 */
export function useMarks(session: string) {
  const { call } = useServices()
  const { programme, me } = useHere()
  const client = useQueryClient()
  const queryKey = keys.attendance(programme.id, session)
  return useMutation({
    mutationFn: (marking: Marking) => orThrow(sendMarks(call, session, marking)),
    onMutate: async ({ attendees, mark }) => {
      await client.cancelQueries({ queryKey })
      const marked = new Set(attendees)
      const before = client.getQueryData<AttendanceRow[]>(queryKey)
      client.setQueryData<AttendanceRow[]>(queryKey, (rows) =>
        rows?.map((row) => (marked.has(row.attendee) ? withMark(row, mark, me.id) : row)),
      )
      return { before }
    },
    onError: (_error, _marking, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey }),
        client.invalidateQueries({ queryKey: keys.sessions(programme.id) }),
      ]),
  })
}
