import type { Rest } from './rest.ts'

let loading: Promise<Rest> | null = null

/** The rest of the kiosk's code, loaded once; after a failure it is tried anew when next needed. */
export function loadRest(): Promise<Rest> {
  loading ??= import('./rest.ts').then(
    ({ rest }) => rest,
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}
