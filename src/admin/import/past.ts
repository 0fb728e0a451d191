import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { Page } from '../../domain/api.ts'
import { ImportUndo, PastImport } from '../../domain/api-imports.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { FailureError } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const shown = 20

/** The newest imports of the programme, and whether there are more. */
export function usePastImports() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: keys.imports(programme.id),
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${programmePath(programme.id)}/imports?limit=${shown}`,
          schema: Page(PastImport),
          signal,
        }),
      ),
  })
}

/** Undoes an import; with `rest`, also where some of its rows stay. */
export function useUndoImport() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, rest }: { id: string; rest: boolean }) =>
      orThrow(
        call({
          method: 'POST',
          path: `/api/v1/imports/${encodeURIComponent(id)}/undo${rest ? '?rest=true' : ''}`,
          json: {},
          schema: ImportUndo,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}

const Stays = z.looseObject(ImportUndo.shape)

/** What a refused undoing says would stay; undefined: it was refused for another reason. */
export function staysIn(error: Error | null): ImportUndo | undefined {
  if (!(error instanceof FailureError) || error.failure.kind !== 'problem') return undefined
  const parsed = z.safeParse(Stays, error.failure.body)
  return parsed.success && parsed.data.kept.length > 0 ? parsed.data : undefined
}
