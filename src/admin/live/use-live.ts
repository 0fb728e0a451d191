import { useQueryClient } from '@tanstack/preact-query'
import { useEffect, useState } from 'preact/hooks'
import { programmePath } from '../api/calls.ts'
import { keys, keysFor } from '../queries.ts'
import { useServices } from '../services.ts'
import { follow } from './follow.ts'
import { createRefresher } from './refresher.ts'

export type LiveState = 'connecting' | 'live' | 'lost'

/** Keeps a programme's pages following what arrives; says whether they do. */
export function useLive(programme: string): LiveState {
  const { openEvents } = useServices()
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    const refresher = createRefresher(client)
    const stop = follow(() => openEvents(`${programmePath(programme)}/events`), {
      message: (message) => refresher.ask(keysFor(programme, message)),
      connected: () => {
        setState('live')
        // also the first time: pages begin to read before the stream stands
        refresher.ask([keys.programme(programme), keys.programmes])
      },
      lost: () => setState('lost'),
    })
    return () => {
      stop()
      refresher.stop()
      setState('connecting')
    }
  }, [client, openEvents, programme])
  return state
}
