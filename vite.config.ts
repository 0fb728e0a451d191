/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Manifest } from 'vite'
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'
import { kioskPage, kioskScripts } from './sync-server/build/kiosk-page.ts'

/** What workers load is in no manifest; the only one reads codes for the kiosk's camera. */
const ofWorkers = 'assets/worker/'

let outDir = 'dist'

/** What lies beside the chunks and is another surface's. */
const ofOthers = {
  kiosk: ['phone.webmanifest', 'index.html', 'theme.js'],
  phone: ['manifest.webmanifest', 'kiosk.html'],
}

/**
 * What a surface can reach, by Vite's own manifest: a kiosk precaches nothing of the other surfaces, a
 * phone nothing of theirs.
 */
const precachable =
  (surface: 'kiosk' | 'phone') =>
  <T extends { url: string }>(entries: T[]) => {
    const chunks = JSON.parse(readFileSync(`${outDir}/.vite/manifest.json`, 'utf8')) as Manifest
    const wanted = new Set<string>()
    const isOther = (key: string) =>
      /^src\/(admin|kiosk|phone)\//.test(key) && !key.startsWith(`src/${surface}/`)
    const walk = (key: string) => {
      const chunk = chunks[key]
      if (!chunk || isOther(key) || wanted.has(chunk.file)) return
      for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])])
        wanted.add(file)
      for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) walk(next)
    }
    walk('index.html')
    const isWanted = (url: string) => {
      if (!url.startsWith('assets/'))
        return !url.endsWith('sw.js') && !ofOthers[surface].includes(url)
      if (url.startsWith(kioskScripts) || url.startsWith(ofWorkers)) return surface === 'kiosk'
      // a kiosk's scripts lie in a folder of their own; the others are of no use to it
      return wanted.has(url) && (surface === 'phone' || !url.endsWith('.js'))
    }
    return { manifest: entries.filter(({ url }) => isWanted(url)) }
  }

/** A service worker of its own for each surface that works offline. */
const worker = (surface: 'kiosk' | 'phone', filename: string): Partial<VitePWAOptions> => ({
  strategies: 'injectManifest',
  srcDir: 'src/pwa',
  filename,
  registerType: 'prompt',
  injectRegister: false,
  injectManifest: {
    globPatterns: ['**/*.{html,js,css,svg,wasm,webmanifest}'],
    manifestTransforms: [precachable(surface)],
  },
})

/** Modules of the kiosk's first paint: what the page and its entry import, without import(). */
const firstPaint = new Set<string>()
const kioskEntry = 'src/kiosk/index.tsx'
const isShared = (id: string) => id.includes('preload-helper') || firstPaint.has(id)

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    {
      // also where a test builds it, whose NODE_ENV would bring JSX for development
      name: 'what-is-built-is-for-production',
      config: (_, { command }) => {
        if (command === 'build') process.env.NODE_ENV = 'production'
      },
    },
    {
      name: 'where-the-build-lies',
      configResolved: ({ build }) => {
        outDir = build.outDir
      },
    },
    {
      name: 'what-the-first-paint-takes',
      buildEnd() {
        const walk = (id: string) => {
          if (firstPaint.has(id)) return
          firstPaint.add(id)
          for (const next of this.getModuleInfo(id)?.importedIds ?? []) walk(next)
        }
        for (const entry of ['src/main.tsx', kioskEntry]) walk(resolve(import.meta.dirname, entry))
      },
    },
    kioskPage({ entry: kioskEntry, others: /src\/(admin|phone)\// }),
    preact({ devToolsEnabled: false }),
    VitePWA({ ...worker('phone', 'phone-sw.ts'), manifest: false }),
    VitePWA({
      ...worker('kiosk', 'sw.ts'),
      manifest: {
        name: 'Roomtap kiosk',
        short_name: 'Roomtap',
        description: 'Check in and out of sessions, with or without a network',
        start_url: '/kiosk',
        scope: '/',
        display: 'fullscreen',
        background_color: '#0b131e',
        theme_color: '#0b131e',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
    }),
  ],
  resolve: {
    // the package's own build for today's browsers; its default brings helpers for old ones
    alias: { dexie: resolve(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.mjs') },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        entryFileNames: `${ofWorkers}[name]-[hash].js`,
        chunkFileNames: `${ofWorkers}[name]-[hash].js`,
        assetFileNames: `${ofWorkers}[name]-[hash][extname]`,
      },
    },
  },
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      output: {
        // One file of what the kiosk's first paint shares with other bundles, not one for each way of
        // sharing it: a service worker takes its time over every file.
        codeSplitting: {
          groups: [{ name: 'shared', test: isShared, minShareCount: 2 }],
        },
      },
    },
    modulePreload: {
      polyfill: false,
      // a surface's own door is worth hastening, but for the kiosk's, which has it in one script; behind
      // it only styles must come first
      resolveDependencies: (file, dependencies, { hostId }) =>
        (/\/index-[^/]+\.js$/.test(hostId) && !/\/kiosk-[^/]+\.js$/.test(file)) ||
        hostId.endsWith('.html')
          ? dependencies
          : dependencies.filter((file) => file.endsWith('.css')),
    },
  },
  test: {
    // a hung test ends; a slow machine doesn't fail one
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // all processors: most tests wait for a disk, a database or a browser
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'tests/{domain,sync-server,sync,i18n,simulation}/**/*.test.ts',
            'tests/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          environment: 'node',
          globalSetup: ['tests/support/one-postgres.ts'],
          include: ['tests/contract/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'storage',
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          include: ['tests/storage/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          setupFiles: ['tests/support/patience.ts'],
          include: ['tests/{kiosk,phone,admin,ui}/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // two browsers at a time, and never beside the others: more would wait for each other
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/support/build.ts'],
          include: ['tests/e2e/**/*.test.ts'],
        },
      },
    ],
  },
})
