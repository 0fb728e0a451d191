import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { AttendanceDetail } from '../domain/api-timeline.ts'
import {
  type CorrectionsRequest,
  SessionCompleteness,
  ToSortOut,
  WaitingTap,
} from '../domain/api-truth.ts'
import { fetchAll, programmePath, sessionPath } from './api/calls.ts'
import { orThrow } from './api/client.ts'
import { sendCorrections, sendUndo } from './api/truth-calls.ts'
import { useHere } from './programme.ts'
import { keys } from './queries.ts'
import { useServices } from './services.ts'

/** What of a session a person should look at. */
export function useToSortOut(programme: string, session: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.attendance(programme, session), 'to-sort-out'],
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${sessionPath(session)}/to-sort-out`, schema: ToSortOut, signal })),
  })
}

const contactEveryMs = 10_000

/** A contact that brings no taps tells nobody, so completeness is also read again every 10 s. */
export function useCompleteness(programme: string, session: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.completeness(programme), session],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${sessionPath(session)}/completeness`,
          schema: SessionCompleteness,
          signal,
        }),
      ),
    refetchInterval: contactEveryMs,
  })
}

/** One attendee's attendance of a session, with what explains it. */
export function useDetail(programme: string, session: string, attendee: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.attendance(programme, session), 'of', attendee],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${sessionPath(session)}/attendance/${encodeURIComponent(attendee)}`,
          schema: AttendanceDetail,
          signal,
        }),
      ),
  })
}

/** Every tap of a programme that came and doesn't count. */
export function useWaiting(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.waiting(programme),
    queryFn: ({ signal }) =>
      orThrow(fetchAll(call, `${programmePath(programme)}/parked`, WaitingTap, signal)),
  })
}

/** Appends corrections; what is shown of the programme follows. */
export function useCorrect() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (corrections: CorrectionsRequest['corrections']) =>
      orThrow(sendCorrections(call, programme.id, { corrections })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}

/** Takes back a correction, or all that were appended together. */
export function useUndo(what: 'corrections' | 'batches') {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => orThrow(sendUndo(call, what, id)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
