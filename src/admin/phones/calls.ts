import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { RecordRequest, RecordRequestsAnswer } from '../../domain/api-my.ts'
import { SelfReportRows, WaysAnswer } from '../../domain/api-phone.ts'
import { programmePath, sessionPath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** What attendees ask staff to put right. */
export function useRecordRequests(programme: string) {
  const { call } = useServices()
  const path = `${programmePath(programme)}/record-requests`
  return useQuery({
    queryKey: [...keys.programme(programme), 'record-requests'],
    queryFn: ({ signal }) => orThrow(call({ path, schema: RecordRequestsAnswer, signal })),
  })
}

/** Approves a request, or refuses it. */
export function useDecide() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      id,
      ...json
    }: {
      id: string
      decision: 'approved' | 'refused'
      answer?: string
    }) => {
      const path = `/api/v1/record-requests/${encodeURIComponent(id)}/decision`
      return orThrow(call({ path, method: 'POST', json, schema: RecordRequest }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}

/** Self-reports beside what else is known. */
export function useSelfReports(programme: string) {
  const { call } = useServices()
  const path = `${programmePath(programme)}/self-reports`
  return useQuery({
    queryKey: [...keys.programme(programme), 'self-reports'],
    queryFn: ({ signal }) => orThrow(call({ path, schema: SelfReportRows, signal })),
  })
}

/** Who is known to have been at a session, each by which way. */
export function useWays(programme: string, session: string) {
  const { call } = useServices()
  const path = `${sessionPath(session)}/ways`
  return useQuery({
    queryKey: [...keys.attendance(programme, session), 'ways'],
    queryFn: ({ signal }) => orThrow(call({ path, schema: WaysAnswer, signal })),
  })
}
