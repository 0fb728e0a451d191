import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { actOnKiosk } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Revokes a kiosk, or releases what it holds in quarantine. */
export function useKioskAct(kiosk: string, act: 'revoke' | 'release') {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => orThrow(actOnKiosk(call, kiosk, act)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
