import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { build } from 'vite'
import { tempDir } from './child.ts'
import { openSite, type Site } from './site.ts'

/** A site whose `/sessions` and `/attendees` draw every line of the admin's lists at once. */
export async function openNaiveLists(api: string): Promise<Site> {
  const outDir = tempDir()
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [preact({ devToolsEnabled: false })],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        input: resolve(import.meta.dirname, 'naive-lists-page-entry.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  })
  const html =
    '<!doctype html><meta charset="utf-8"><title>naive</title><link rel="stylesheet" href="/page.css"><div id="app"></div><script type="module" src="/page.js"></script>'
  writeFileSync(join(outDir, 'index.html'), html)
  return openSite(outDir, api)
}
