import { useMutation, useQueryClient } from '@tanstack/preact-query'
import type { SettingsRequest } from '../../domain/api.ts'
import { changeSettings } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Changes the programme's settings. */
export function useSave() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: SettingsRequest) => orThrow(changeSettings(call, programme.id, change)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
