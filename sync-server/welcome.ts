import { networkInterfaces } from 'node:os'
import type { Config } from './config.ts'

/**
 * What a person who started the server needs to know: where it is, and what to do first.
 * @param secret of the set-up page; null: set up already
 */
export function welcome(
  config: Config,
  { port, securePort }: { port: number; securePort: number | null },
  secret: string | null,
): string {
  const scheme = config.tls ? 'https' : 'http'
  const here = `${scheme}://localhost:${port}`
  const addresses = ownAddresses(config.host)
  const others = config.publicUrl
    ? [config.publicUrl]
    : addresses.map((address) => `${scheme}://${address}:${port}`)
  const lines = ['', `  Roomtap is running at   ${here}`]
  for (const address of others) lines.push(`  from other machines     ${address}`)
  lines.push(`  kiosk tablets open      ${others[0] ?? here}/kiosk`)
  if (securePort !== null) lines.push(...localHint(addresses, securePort))
  else if (!config.tls && !config.publicUrl?.startsWith('https:')) lines.push(...httpsHint)
  lines.push('')
  if (secret === null) {
    lines.push(`  Sign in at ${here}/admin`)
  } else {
    lines.push(
      '  First step: make the admin. Open this address, which is good for once:',
      `  ${config.publicUrl ?? here}/setup#secret=${secret}`,
    )
  }
  return [...lines, ''].join('\n')
}

const localHint = (addresses: string[], port: number) => [
  `  over HTTPS              https://${addresses[0] ?? 'localhost'}:${port}`,
  '',
  '  Each tablet is told once to trust this server: its own page at /kiosk leads through it.',
]

const httpsHint = [
  '',
  '  Over plain http only this machine can sign in and work without a network: browsers allow',
  '  neither to pages from elsewhere. For tablets set HTTPS_PORT, or TLS_CERT and TLS_KEY, or PUBLIC_URL behind a proxy.',
]

/** This machine's IPv4 addresses on its networks, where it listens to all; else the one it listens to. */
export function ownAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return host === 'localhost' ? [] : [host]
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
