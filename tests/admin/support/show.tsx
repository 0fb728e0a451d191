import { render } from '@testing-library/preact'
import { createCall } from '../../../src/admin/api/client.ts'
import { App } from '../../../src/admin/app.tsx'
import type { EventStream } from '../../../src/admin/live/follow.ts'
import { createReach } from '../../../src/admin/live/reach.ts'
import { createClient } from '../../../src/admin/queries.ts'
import type { Services } from '../../../src/admin/services.ts'
import { err } from '../../../src/domain/result.ts'
import type { FakeApi } from './fake-api.ts'
import { start } from './rows.ts'

export interface Shown {
  /** a live message comes in */
  tell: (message: unknown) => void
  /** the connection of live messages breaks */
  breakLive: () => void
  /** it stands again */
  mendLive: () => void
}

/** The whole admin app at an address, on canned answers, half an hour into the session. */
export function show(
  path: string,
  api: FakeApi,
  now = start + 30 * 60_000,
  more: Partial<Services> = {},
): Shown {
  history.replaceState(null, '', path)
  const clock = () => now
  const reach = createReach(clock)
  let stream: EventStream | undefined
  const openEvents = (): EventStream => {
    stream = {
      onopen: null,
      onerror: null,
      onmessage: null,
      readyState: 0,
      close: () => {},
    }
    return stream
  }
  const services: Services = {
    call: createCall(api.fetch, reach.tell),
    now: clock,
    reach,
    openEvents,
    openCamera: async () => err('missing' as const),
    origin: 'https://roomtap.example',
    print: () => {},
    leave: () => {},
    ...more,
    secure: true,
  }
  render(<App services={services} client={createClient()} />)
  return {
    tell: (message) =>
      stream?.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) })),
    breakLive: () => stream?.onerror?.(new Event('error')),
    mendLive: () => stream?.onopen?.(new Event('open')),
  }
}
