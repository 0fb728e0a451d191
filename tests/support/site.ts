import { createReadStream, existsSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** Pages from a folder that can be changed under them, the API from a server that may be down. */
export interface Site {
  url: string
  /** from now on the pages of this build are given */
  serve: (folder: string) => void
  close: () => void
}

/** On a free port of localhost, where browsers allow everything a kiosk needs. */
export async function openSite(folder: string, api: string): Promise<Site> {
  let pages = folder
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://site').pathname
    if (path.startsWith('/api/')) {
      const onward = request(api + asked.url, { method: asked.method, headers: asked.headers })
      onward.once('response', (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      onward.once('error', () => answer.destroy())
      asked.pipe(onward)
      return
    }
    const wanted = join(pages, path)
    const file =
      extname(path) && existsSync(wanted)
        ? wanted
        : join(pages, path.startsWith('/kiosk') ? 'kiosk.html' : 'index.html')
    answer.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    answer.setHeader('cache-control', 'no-cache')
    createReadStream(file).pipe(answer)
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    serve: (next) => {
      pages = next
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
