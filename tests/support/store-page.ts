import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { build } from 'vite'
import * as z from 'zod/mini'

const Built = z.array(
  z.object({ output: z.array(z.looseObject({ code: z.optional(z.string()) })) }),
)

/** A module alone, as a browser gets it: minified. */
async function bundle(file: string): Promise<string> {
  const entry = resolve(import.meta.dirname, file)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry, formats: ['es'], fileName: 'store' },
    },
  })
  return Built.parse(built)[0]?.output[0]?.code ?? ''
}

/** A page with nothing but the store, on a free port; `close` ends it. */
export const serveStorePage = () => servePage('store-page-entry.ts')

/** A page with nothing but a module of this folder. */
export async function servePage(file: string): Promise<{ url: string; close: () => void }> {
  const script = await bundle(file)
  const server = createServer((request, response) => {
    const isScript = request.url === '/store.js'
    // alone in its process, a page reads the time in steps of 5 µs, not of 100
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<script type="module" src="/store.js"></script>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
