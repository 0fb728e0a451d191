import { useQueries } from '@tanstack/preact-query'
import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useServices } from '../services.ts'
import { detailQuery } from '../truth-queries.ts'
import { candidates, sharedTime } from './overlap.ts'

/** Where else an attendee was counted at the time that counts here; `isPending`: not all is read yet. */
export function useOtherPlaces(here: AttendanceDetail) {
  const { call } = useServices()
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const asked = candidates(here, sessions.data ?? [])
  const queries = useQueries({
    queries: asked.map(({ id }) => detailQuery(call, programme.id, id, here.attendee)),
  })
  const others = queries
    .flatMap(({ data }) => (data ? [data] : []))
    .filter((there) => sharedTime(here, there).length > 0)
  return { others, isPending: sessions.isPending || queries.some(({ isPending }) => isPending) }
}
