import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { hasTool } from './tools.ts'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium: CHROMIUM_PATH, one that is installed, or one that the system's package
 * manager installs now.
 * @throws Error that says what to install, where none can be had
 */
export function findChromium(): string {
  const at = [process.env.CHROMIUM_PATH ?? '', ...usual].find((path) => path && existsSync(path))
  if (at) return at
  if (hasTool('/usr/bin/chromium', 'chromium', 'every test in a browser'))
    return '/usr/bin/chromium'
  throw new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH')
}

/** How every browser of the tests is started. */
export const tabletOptions = () => ({
  executablePath: findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** A browser that forgets everything when closed. */
export const launch = (): Promise<Browser> => chromium.launch(tabletOptions())

/** A browser whose profile stays in `profile`: what a tablet is, also after it was killed. */
export const launchTablet = (
  profile: string,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, { ...tabletOptions(), viewport, locale: 'en-GB' })
