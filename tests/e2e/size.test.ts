import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { launch } from '../support/browser.ts'
import { phoneProgramme } from '../support/phone-programme.ts'
import { pairKiosk, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

const firstLoadLimit = 60_000
const precacheLimit = 250_000

const dist = resolve(import.meta.dirname, '../../dist')

/** What is sent of a file: compressed where the build has it so. */
function sentBytes(url: string): number {
  const file = join(dist, url)
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}

let server: RunningServer
beforeAll(async () => {
  server = await runServer()
})
afterAll(() => server.stop())

it('[row K3] the kiosk’s first load is at most 60 kB brotli, up to the ready screen', async () => {
  const browser = await launch()
  const { programme, room } = await smallProgramme(server)
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await pairKiosk(page, server, { programme, room, name: 'Left door' })

  // what comes after the first paint is no part of it, however slow the machine that measures
  await context.addInitScript(noteFirst, 'input[type=search]')
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(`${server.url}/kiosk`)
  await page.getByRole('searchbox').waitFor()
  const loaded = await page.evaluate(loadedForFirstPaint)
  await browser.close()

  const kinds = loaded.filter(([path]) => /(\.js|\.css|\/kiosk)$/.test(path))
  const total = kinds.reduce((sum, [, size]) => sum + size, 0)
  process.stdout.write(
    `kiosk first load: ${total} bytes of ${firstLoadLimit}\n${kinds.map(([path, size]) => `  ${size} ${path}`).join('\n')}\n`,
  )
  expect(kinds.map(([path]) => path.split('-')[0])).toEqual(
    expect.arrayContaining(['/kiosk', '/assets/kiosk/first', '/assets/kiosk/en']),
  )
  expect(total).toBeLessThanOrEqual(firstLoadLimit)
})

it('[row P1] the phone’s first load is at most 60 kB brotli, up to the form', async () => {
  const browser = await launch()
  const { sessions } = await phoneProgramme(server)
  const page = await browser.newPage({ serviceWorkers: 'block' })
  // the store comes after it, while people type who they are
  await page.addInitScript(noteFirst, 'input[autocomplete=name]')
  await page.goto(`${server.url}/s/${sessions.NOW}`)
  await page.getByRole('button', { name: 'Check in', exact: true }).waitFor()
  const loaded = await page.evaluate(loadedForFirstPaint)
  const whole = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0),
  )
  await browser.close()
  const total = loaded.reduce((sum, [, size]) => sum + size, 0)
  process.stdout.write(
    `phone first load: ${total} bytes of ${firstLoadLimit}, ${whole} with the store\n${loaded.map(([path, size]) => `  ${size} ${path}`).join('\n')}\n`,
  )
  expect(loaded.some(([path]) => path.startsWith('/assets/phone'))).toBe(true)
  expect(loaded.some(([path]) => /admin|kiosk/.test(path))).toBe(false)
  expect(total).toBeLessThanOrEqual(firstLoadLimit)
})

/** Remembers when what is looked for was first there. */
function noteFirst(sought: string): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(sought)) return
    watch.disconnect()
    performance.mark('ready')
  })
  watch.observe(document, { childList: true, subtree: true })
}

/** Path and bytes, as sent, of all that was asked for by then. */
function loadedForFirstPaint(): [path: string, bytes: number][] {
  const [ready] = performance.getEntriesByName('ready')
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ]
  return entries.flatMap((entry): [string, number][] =>
    entry instanceof PerformanceResourceTiming && ready && entry.startTime <= ready.startTime
      ? [[new URL(entry.name).pathname, entry.encodedBodySize]]
      : [],
  )
}

it('[row K2] all that a kiosk precaches, every language in it, is at most 250 kB without the code reader’s wasm', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const urls = [...worker.matchAll(/"?url"?:\s*"([^"]+)"/g)].map(([, url]) => url ?? '')
  const files = urls.filter((url) => url && !url.endsWith('.wasm'))
  const total = files.reduce((sum, url) => sum + sentBytes(url), 0)
  process.stdout.write(
    `kiosk precache: ${total} bytes of ${precacheLimit}, ${files.length} files\n`,
  )
  // of attendees, of the set-up, of trusting the server, of staff
  for (const language of languages)
    expect(files.filter((url) => url.startsWith(`assets/kiosk/${language}-`))).toHaveLength(4)
  expect(files.some((url) => /admin|phone/.test(url))).toBe(false)
  expect(total).toBeLessThanOrEqual(precacheLimit)
})

it('[row K2] [row K3] a kiosk has all that its scripts import, and takes nothing of the first paint twice', () => {
  const scripts = join(dist, 'assets/kiosk')
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const names = readdirSync(scripts).filter((name) => name.endsWith('.js'))
  const imported = new Set<string>()
  for (const name of names) {
    expect(worker).toContain(`assets/kiosk/${name}`)
    const code = readFileSync(join(scripts, name), 'utf8')
    for (const [, other] of code.matchAll(/["'`]\.\/([^"'`]+\.js)["'`]/g)) imported.add(other ?? '')
  }
  expect(imported.size).toBeGreaterThan(40)
  // but for the doors of the other surfaces, through which the kiosk's page never goes
  const missing = [...imported].filter((name) => !names.includes(name))
  expect(missing.filter((name) => !/^(admin|phone)-/.test(name))).toEqual([])
  // what the first script lends is a list of names here, not its code once more
  const lent = names.filter((name) =>
    readFileSync(join(scripts, name), 'utf8').includes('}=globalThis.roomtapFirst['),
  )
  expect(lent.length).toBeGreaterThan(0)
  for (const name of lent) expect(sentBytes(`assets/kiosk/${name}`)).toBeLessThan(1_000)
})
