import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { fetchAttendance } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { type ActualTimes, sendActualTimes } from '../api/truth-calls.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/**
 * Saves when a session really began and ended, and counts the records that came out differently: the
 * server computes them anew before it answers what they are.
 */
export function useActualTimes(session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const read = async () =>
    new Map(
      (await orThrow(fetchAttendance(call, session))).map((row) => [row.attendee, row.revision]),
    )
  return useMutation({
    mutationFn: async (times: ActualTimes) => {
      const before = await read()
      await orThrow(sendActualTimes(call, session, times))
      const after = await read()
      const ids = [...new Set([...before.keys(), ...after.keys()])]
      return { changed: ids.filter((id) => before.get(id) !== after.get(id)).length }
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
