import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Config } from './config.ts'

export type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** How long a stop waits for answers that are under way, ms; longer than any of our own takes. */
const patienceMs = 10_000

export interface Listening {
  port: number
  /** takes no new requests, finishes those under way, closes; bounded in time */
  stop: () => Promise<void>
}

/** Opens the port, with TLS where the settings name a certificate. */
export async function listen(listener: Listener, config: Config): Promise<Listening> {
  const server = config.tls
    ? createSecureServer(readTls(config.tls), listener)
    : createServer(listener)
  return open(server, 'PORT', config.port, config.host)
}

/** HTTPS with a certificate of our own. */
export interface ListeningSecurely extends Listening {
  /** new connections get this certificate; those that stand go on */
  use: (pem: { cert: string; key: string }) => void
}

/** Opens a port of its own for HTTPS. */
export async function listenSecurely(
  listener: Listener,
  { cert, key }: { cert: string; key: string },
  { port, host }: { port: number; host: string },
): Promise<ListeningSecurely> {
  const server = createSecureServer({ cert, key }, listener)
  const listening = await open(server, 'HTTPS_PORT', port, host)
  return { ...listening, use: (pem) => server.setSecureContext({ cert: pem.cert, key: pem.key }) }
}

async function open(
  server: Server | SecureServer,
  name: string,
  port: number,
  host: string,
): Promise<Listening> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(tell(error, name, port)))
    server.listen(port, host, done)
  })
  return { port: (server.address() as AddressInfo).port, stop: stopping(server) }
}

function stopping(server: Server | SecureServer): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return async () => {
    const closed = new Promise<void>((done) => server.close(() => done()))
    // a connection that is kept open for a next request would hold up the stop
    for (const response of underWay) response.shouldKeepAlive = false
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs)
    await closed
    clearTimeout(timer)
  }
}

function readTls({ cert, key }: { cert: string; key: string }) {
  const read = (name: string, path: string) => {
    try {
      return readFileSync(path)
    } catch (error) {
      throw new Error(`${name} must be a readable file (PEM): ${path}`, { cause: error })
    }
  }
  return { cert: read('TLS_CERT', cert), key: read('TLS_KEY', key) }
}

function tell(error: Error, name: string, port: number): Error {
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken by another program. Set ${name} to a free one.`, {
      cause: error,
    })
  }
  if (code === 'EACCES') {
    return new Error(`Port ${port} is not allowed for this user. Set ${name} to one above 1023.`, {
      cause: error,
    })
  }
  return error
}
