import type { Channel } from '../storage/types.ts'

/** Word between the tablet's tabs; undefined where the browser has none: then each tab knows of itself alone. */
export function openChannel(name: string): Channel | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      const hear = (event: MessageEvent<unknown>) => listener(event.data)
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
  }
}
