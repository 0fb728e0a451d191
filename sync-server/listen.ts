import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
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
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(tell(error, config)))
    server.listen(config.port, config.host, done)
  })
  return { port: (server.address() as AddressInfo).port, stop: stopping(server) }
}

function stopping(server: Server): () => Promise<void> {
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

function tell(error: Error, { port }: Config): Error {
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken by another program. Set PORT to a free one.`, {
      cause: error,
    })
  }
  if (code === 'EACCES') {
    return new Error(`Port ${port} is not allowed for this user. Set PORT to one above 1023.`, {
      cause: error,
    })
  }
  return error
}
