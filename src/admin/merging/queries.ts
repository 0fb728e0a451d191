import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { MergePreview } from '../../domain/api-merging.ts'
import { Duplicates, MergeAnswer } from '../../domain/api-truth.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Who on the roster may be the same person, and who was merged. */
export function useDuplicates(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.duplicates(programme),
    queryFn: ({ signal }) =>
      orThrow(call({ path: `${programmePath(programme)}/duplicates`, schema: Duplicates, signal })),
  })
}

const mergePath = (attendee: string) => `/api/v1/attendees/${encodeURIComponent(attendee)}/merge`

interface Merging {
  others: readonly string[]
  into: string
}

/** What merging would do; asked for anew whenever something of the programme changes. */
export function useMergePreview({ others, into }: Merging) {
  const { call } = useServices()
  const { programme } = useHere()
  const path = `${programmePath(programme.id)}/merge-preview`
  const json = { attendees: others, into }
  return useQuery({
    queryKey: [...keys.duplicates(programme.id), 'preview', into, ...others],
    queryFn: ({ signal }) =>
      orThrow(call({ method: 'POST', path, json, schema: MergePreview, signal })),
  })
}

/** Merges others into one, one after the other; the first that fails ends it. `done` comes before all is read anew. */
export function useMerging(done?: () => void) {
  const { call } = useServices()
  return useChange(async ({ others, into }: Merging) => {
    for (const attendee of others) {
      const json = { into, reason: 'The same person twice on the roster' }
      await orThrow(call({ method: 'POST', path: mergePath(attendee), json, schema: MergeAnswer }))
    }
  }, done)
}

/** Takes a merge back. */
export function useUnmerging() {
  const { call } = useServices()
  return useChange((attendee: string) =>
    orThrow(
      call({ method: 'POST', path: `${mergePath(attendee)}/undo`, json: {}, schema: MergeAnswer }),
    ),
  )
}

function useChange<Wanted, Answer>(
  mutationFn: (wanted: Wanted) => Promise<Answer>,
  done?: () => void,
) {
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => done?.(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
