import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { launchTablet } from './browser.ts'
import { tempDir } from './child.ts'
import { fillRoster } from './large-roster.ts'
import { pairKiosk, smallProgramme } from './programme.ts'
import { runServer } from './running-server.ts'
import { openSite } from './site.ts'

/** A kiosk of the production build with a large roster, which no network reaches any more. */
export interface LargeKiosk {
  context: BrowserContext
  url: string
  /** the address of a page that the kiosk's own service worker gives beside the kiosk */
  pageUrl: (name: string) => string
  /** names of the roster */
  names: string[]
  close: () => Promise<void>
}

/** What the worker of a build precaches, and these pages of `folder` too. */
function precache(folder: string, pages: string[]): void {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
  const more = pages.map((url) => `{"revision":"1","url":"${url}"},`).join('')
  const [first] = worker.match(/\{"revision":/) ?? []
  if (!first) throw new Error('the list of what is precached has another form')
  writeFileSync(join(folder, 'sw.js'), worker.replace(first, more + first))
}

/** The kiosk's ready screen as it stands, as a page without any script. */
const still = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement
    for (const one of copy.querySelectorAll('script, link[rel=modulepreload]')) one.remove()
    return `<!doctype html>${copy.outerHTML}`
  })

/**
 * Pairs a kiosk with a real server, fills its roster, and takes the network away. Beside the kiosk its
 * worker gives `still.html`, the ready screen without script, and the `pages` named.
 */
export async function openLargeKiosk(
  attendees: number,
  pages: Record<string, string>,
): Promise<LargeKiosk> {
  const folder = tempDir()
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const server = await runServer()
  const site = await openSite(folder, server.url)
  const context = await launchTablet(tempDir())
  const page = context.pages()[0] ?? (await context.newPage())
  const { programme, room, session } = await smallProgramme(server)
  const workerIsReady = () =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  await pairKiosk(page, { ...server, url: site.url }, { programme, room, name: 'Door' })
  await workerIsReady()
  await server.stop()
  const names = await fillRoster(page, attendees, session)
  await page.reload()
  await page.getByRole('searchbox').waitFor()
  const all = { ...pages, 'still.html': await still(page) }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text)
  precache(folder, Object.keys(all))
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister())
  await page.reload()
  await workerIsReady()
  site.close()
  // as a tablet is switched off: it was at work, and knew everybody
  await page.getByRole('searchbox').fill(names[0] ?? '')
  await page.getByRole('button', { name: names[0] ?? '' }).waitFor({ timeout: 60_000 })
  await page.goto('about:blank')
  return {
    context,
    url: site.url,
    pageUrl: (name) => `${site.url}/${name}`,
    names,
    close: () => context.close(),
  }
}
