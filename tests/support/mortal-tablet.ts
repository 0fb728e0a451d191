import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { launchTablet } from './browser.ts'
import { tempDir } from './child.ts'
import { pairKiosk, type SmallProgramme } from './programme.ts'
import type { RunningServer } from './running-server.ts'

/** A tablet with a profile of its own on disk, and a door to the browser's own tools. */
export interface MortalTablet {
  context: BrowserContext
  page: Page
  client: CDPSession
  profile: string
}

/** A browser on `profile` whose page is empty. */
export async function openTablet(profile: string = tempDir()): Promise<MortalTablet> {
  const context = await launchTablet(profile)
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, client: await context.newCDPSession(page), profile }
}

/** A tablet that is a kiosk and starts without a network. */
export async function openPaired(
  server: RunningServer,
  { programme, room }: SmallProgramme,
  name: string,
): Promise<MortalTablet & { kiosk: string }> {
  const tablet = await openTablet()
  const kiosk = await pairKiosk(tablet.page, server, { programme, room, name })
  await tablet.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  return { ...tablet, kiosk }
}

/** The same tablet twice: a copy of a closed browser's profile. */
export function cloneProfile(profile: string): string {
  const copy = tempDir()
  cpSync(profile, copy, { recursive: true })
  // says which process has the profile open
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(copy, lock), { force: true })
  return copy
}
