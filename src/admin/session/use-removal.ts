import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { orThrow } from '../api/client.ts'
import { sendRemoval } from '../api/truth-calls.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

interface Wanted {
  attendees: readonly string[]
  reason: string
}

/** Removes attendees from a session one after the other; the first that fails ends it. */
export function useRemoval(session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ attendees, reason }: Wanted) => {
      for (const attendee of attendees) {
        await orThrow(sendRemoval(call, session, attendee, reason))
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
