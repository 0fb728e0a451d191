import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Call } from './api/client.ts'
import type { EventStream } from './live/follow.ts'
import type { Reach } from './live/reach.ts'
import type { OpenCamera } from './receive/camera.ts'

/** What the pages get from outside; index.tsx builds it, tests build it with fakes. */
export interface Services {
  call: Call
  /** ms UTC */
  now: () => number
  /** server-sent events of an address */
  openEvents: (path: string) => EventStream
  /** is the server answering? */
  reach: Reach
  /** `https://roomtap.example`: what a tablet has to open */
  origin: string
  /** this device's camera, as a reader of QR codes */
  openCamera: OpenCamera
  /** the page that is open, on paper */
  print: () => void
  /** goes to a page of another site */
  leave: (url: string) => void
  /** false over plain http from another host: browsers keep no sign-in there */
  secure: boolean
}

const ServicesContext = createContext<Services | null>(null)
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('No services around this page')
  return services
}
