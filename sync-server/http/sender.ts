import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { HttpProblem } from './problem.ts'

/** Where a request comes from and how it travelled. */
export interface Sender {
  /** the caller's address; behind our proxy the one that the proxy saw */
  address: string
  /** over TLS, ours or the proxy's */
  secure: boolean
  /** to this very machine, by name */
  local: boolean
  /** nothing but HTTPS is served under this name: browsers may be told to insist on it */
  onlySecure: boolean
  /** scheme and host as the browser knows them */
  origin: string
}

/**
 * Reads it from the socket. What a proxy adds is believed only where PUBLIC_URL says that there is
 * one (https, while we ourselves don't speak TLS) and the socket comes from a private address.
 */
export function readSender(
  request: { url: string; headers: Headers },
  socket: string | undefined,
  config: Config,
): Sender {
  const url = new URL(request.url)
  const from = plain(socket ?? '127.0.0.1')
  const proxied = behindProxy(config) && isPrivate(from) ? config.publicUrl : null
  const forwarded = (name: string) =>
    proxied ? request.headers.get(name)?.split(',').at(-1)?.trim() : undefined
  const secure = url.protocol === 'https:' || forwarded('x-forwarded-proto') === 'https'
  const client = forwarded('x-forwarded-for')
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  return {
    address: client && isIP(client) ? client : from,
    secure,
    local,
    // insisting holds for every port of a name: it would lock out what else runs on localhost, and our own plain port
    onlySecure: secure && !local && (config.tls !== null || proxied !== null),
    // a proxy need not hand on the name that the browser used
    origin: proxied && secure ? proxied : `${secure ? 'https' : 'http'}://${url.host}`,
  }
}

/** @throws HttpProblem `forbidden` where a browser would not keep the session cookie, and says why */
export function refuseOpenHttp({ secure, local }: Sender): void {
  if (secure || local) return
  throw new HttpProblem(
    'forbidden',
    'Signing in needs HTTPS: over plain http a browser keeps no session from another machine. ' +
      'Open this page as http://localhost on the machine that runs the server, or under the https address that the server prints when it starts ' +
      '(this device trusts it once you have followed /kiosk here).',
    { reason: 'https-needed' },
  )
}

function behindProxy({ publicUrl, tls }: Config): boolean {
  return publicUrl?.startsWith('https:') === true && !tls
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '')
}

function isPrivate(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(address)
}
