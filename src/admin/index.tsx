import '../ui/all-icons.ts'
import { render } from 'preact'
import { createCall } from './api/client.ts'
import { App } from './app.tsx'
import { createReach } from './live/reach.ts'
import { createClient } from './queries.ts'
import { openCamera } from './receive/camera.ts'
import { followTheme } from './theme.ts'

/** Starts the admin app in `root`. */
export function start(root: HTMLElement): void {
  followTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
  const now = () => Date.now()
  const reach = createReach(now)
  const call = createCall((input, init) => fetch(input, init), reach.tell)
  const services = {
    call,
    now,
    reach,
    openEvents: (path: string) => new EventSource(path),
    openCamera,
    origin: location.origin,
    print: () => print(),
    leave: (url: string) => location.assign(url),
    secure: isSecureContext,
  }
  render(<App services={services} client={createClient()} />, root)
}
