import { useQuery } from '@tanstack/preact-query'
import { TrustAnswer } from '../../domain/api-trust.ts'
import { orThrow } from '../api/client.ts'
import { useServices } from '../services.ts'

/** Where tablets find this server. */
export interface Doors {
  /** scheme and host of the kiosk's address */
  origin: string
  /** where a tablet that doesn't trust the server yet begins, and what it compares; null: nothing to trust */
  first: { address: string; fingerprint: string } | null
  /** the address is good on this computer alone */
  onlyHere: boolean
}

/**
 * A page that staff opened on the server itself has an address that tablets can't use; the server knows
 * its own in the network.
 */
export function doorsOf(origin: string, trust: TrustAnswer | undefined): Doors {
  const here = new URL(origin)
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(here.hostname)
  if (trust?.way === 'other' && trust.address)
    return { origin: trust.address, first: null, onlyHere: false }
  if (trust?.way !== 'local') return { origin, first: null, onlyHere: isLocal }
  const [address] = trust.addresses
  const host = isLocal
    ? address && (address.includes(':') ? `[${address}]` : address)
    : here.hostname
  if (!host) return { origin, first: null, onlyHere: true }
  const plain = here.protocol === 'http:' ? here.port : String(trust.plainPort)
  return {
    origin: `https://${host}:${trust.port}`,
    first: { address: `http://${host}:${plain}/kiosk`, fingerprint: trust.fingerprint },
    onlyHere: false,
  }
}

/** The same for the page that is open; until the server has answered, its own address. */
export function useDoors(): Doors {
  const { call, origin } = useServices()
  const { data } = useQuery({
    queryKey: ['trust'],
    queryFn: ({ signal }) => orThrow(call({ path: '/api/v1/trust', schema: TrustAnswer, signal })),
    staleTime: 60_000,
  })
  return doorsOf(origin, data)
}
