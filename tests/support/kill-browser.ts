import type { BrowserContext } from 'playwright-core'

/** The process group of a browser: it and all that it started. */
export async function groupOf(tablet: BrowserContext): Promise<number> {
  const session = await tablet.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('the browser tells no process')
  return browser.id
}

/** Ends a browser at once, as a dying battery does: nothing more is written by any of its processes. */
export const killGroup = (group: number): void => {
  process.kill(-group, 'SIGKILL')
}
