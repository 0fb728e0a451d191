import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { Page } from '../domain/api.ts'
import { AttendanceDetail } from '../domain/api-timeline.ts'
import {
  CorrectionBatch,
  CorrectionRow,
  type CorrectionsRequest,
  ProgrammeAttendanceRow,
  SessionCompleteness,
  ToSortOut,
  WaitingTap,
} from '../domain/api-truth.ts'
import { fetchAll, programmePath, sessionPath } from './api/calls.ts'
import { type Call, orThrow } from './api/client.ts'
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

/** How one attendee's attendance of a session is asked for, with what explains it. */
export const detailQuery = (call: Call, programme: string, session: string, attendee: string) => ({
  queryKey: [...keys.attendance(programme, session), 'of', attendee],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    orThrow(
      call({
        path: `${sessionPath(session)}/attendance/${encodeURIComponent(attendee)}`,
        schema: AttendanceDetail,
        signal,
      }),
    ),
})

/** One attendee's attendance of a session, with what explains it. */
export function useDetail(programme: string, session: string, attendee: string) {
  const { call } = useServices()
  return useQuery(detailQuery(call, programme, session, attendee))
}

/** Everybody's time over all sessions of a programme. */
export function useTotals(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.totals(programme),
    queryFn: ({ signal }) =>
      orThrow(
        fetchAll(call, `${programmePath(programme)}/attendance`, ProgrammeAttendanceRow, signal),
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

/** So many are read to be counted; whoever has more has to work anyway. */
const mostCounted = 200

/** How many taps wait for a person: `14`, `200+`; nothing where none does. */
export function useWaitingCount(programme: string): string {
  const { call } = useServices()
  const { data } = useQuery({
    queryKey: [...keys.waiting(programme), 'count'],
    queryFn: ({ signal }) => {
      const path = `${programmePath(programme)}/parked?limit=${mostCounted}`
      return orThrow(call({ path, schema: Page(WaitingTap), signal }))
    },
  })
  const open = data?.items.filter(({ dismissed }) => !dismissed).length ?? 0
  return open === 0 ? '' : `${open}${data?.next ? '+' : ''}`
}

/** What was done together, the newest first; of a session those that concern it. */
export function useBatches(programme: string, session: string | null) {
  const { call } = useServices()
  return useInfiniteQuery({
    queryKey: [...keys.corrections(programme), 'batches', session],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '50', ...(session !== null && { session }) })
      if (pageParam !== '') query.set('cursor', pageParam)
      const path = `${programmePath(programme)}/batches?${query}`
      return orThrow(call({ path, schema: Page(CorrectionBatch), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Every correction, of a session those that concern it, in the order in which they were appended. */
export function useCorrections(programme: string, session: string | null) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.corrections(programme), session],
    queryFn: ({ signal }) =>
      orThrow(
        fetchAll(
          call,
          `${programmePath(programme)}/corrections`,
          CorrectionRow,
          signal,
          session === null ? {} : { session },
        ),
      ),
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
