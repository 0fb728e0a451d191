import { useMutation, useQueryClient } from '@tanstack/preact-query'
import type { CorrectionsRequest } from '../../domain/api-truth.ts'
import { orThrow } from '../api/client.ts'
import { sendRepair } from '../api/truth-calls.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { useUndo } from '../truth-queries.ts'

type Corrections = CorrectionsRequest['corrections']

/** Preview, apply, undo: what is applied is what was previewed. */
export function useRepair() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const preview = useMutation({
    mutationFn: (corrections: Corrections) =>
      orThrow(sendRepair(call, programme.id, true, { corrections })),
  })
  const apply = useMutation({
    mutationFn: (corrections: Corrections) =>
      orThrow(sendRepair(call, programme.id, false, { corrections })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
  return { preview, apply, undo: useUndo('batches') }
}
