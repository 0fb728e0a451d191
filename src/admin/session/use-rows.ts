import { useQueryClient } from '@tanstack/preact-query'
import type { AttendanceRow } from '../../domain/api.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'

/** What a table of attendees was before an act. */
export interface Before {
  rows: readonly AttendanceRow[] | undefined
}

/**
 * A session's rows as the page holds them: an act shows at once, and is taken back from the page where the
 * server does not take it.
 */
export function useRows(session: string) {
  const { programme } = useHere()
  const client = useQueryClient()
  const queryKey = keys.attendance(programme.id, session)
  return {
    /** shows what will be, before the server has said so */
    show: async (change: (rows: readonly AttendanceRow[]) => AttendanceRow[]): Promise<Before> => {
      // an answer that is under way still tells of before
      await client.cancelQueries({ queryKey })
      const rows = client.getQueryData<AttendanceRow[]>(queryKey)
      client.setQueryData<AttendanceRow[]>(queryKey, (now) => now && change(now))
      return { rows }
    },
    rollBack: (before: Before | undefined) => {
      if (before?.rows) client.setQueryData(queryKey, before.rows)
    },
    /** reads anew what the act may have changed */
    settle: () =>
      Promise.all([
        client.invalidateQueries({ queryKey }),
        client.invalidateQueries({ queryKey: keys.sessions(programme.id) }),
        client.invalidateQueries({ queryKey: keys.attendees(programme.id) }),
      ]),
  }
}
