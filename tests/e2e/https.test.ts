import { mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { TrustAnswer } from '../../src/domain/api-trust.ts'
import { tabletOptions } from '../support/browser.ts'
import { runServer } from '../support/running-server.ts'
import { hasTool } from '../support/tools.ts'
import { certutil, trustIn } from '../support/trusting.ts'

/** The machine's own name in the venue's network: no address that browsers take for safe over plain http. */
const name = `${hostname().toLowerCase()}${hostname().includes('.') ? '' : '.local'}`

const trusting = it.skipIf(
  !hasTool(certutil, 'libnss3-tools', 'trust in the server’s own certificate'),
)

trusting(
  '[row D5] a tablet is led to trust the server, and is a kiosk over HTTPS without a network',
  async () => {
    const server = await runServer()
    const trust = z.parse(TrustAnswer, await (await server.call('GET', '/api/v1/trust')).json())
    if (trust.way !== 'local') throw new Error('the server serves no HTTPS of its own')
    const home = mkdtempSync(join(tmpdir(), 'roomtap-home-'))
    const plain = `http://${name}:${trust.plainPort}/kiosk?code=AAAA-BBBB`
    const secure = `https://${name}:${trust.port}/kiosk?code=AAAA-BBBB`

    const before = await tablet(home)
    const led = await before.newPage()
    await led.goto(plain)
    await led.getByRole('heading', { name: 'Trust this server, once' }).waitFor()
    expect(await led.getByText(trust.fingerprint).count()).toBe(1)
    await led.getByRole('button', { name: 'iPad' }).click()
    await led.getByText('Certificate Trust Settings').waitFor()
    const download = led.waitForEvent('download')
    await led.getByRole('link', { name: 'Download the certificate' }).click()
    expect((await download).suggestedFilename()).toBe('roomtap.crt')
    const open = led.getByRole('link', { name: 'Open the kiosk' })
    expect(await open.getAttribute('href')).toBe(secure)
    // not trusted yet: the browser itself refuses
    await expect(before.newPage().then((page) => page.goto(secure))).rejects.toThrow('ERR_CERT')
    await before.close()

    const certificate = await (await server.call('GET', trust.path)).bytes()
    trustIn(home, certificate)
    const after = await tablet(home)
    const page = await after.newPage()
    await page.goto(plain)
    await page.getByRole('link', { name: 'Open the kiosk' }).click()
    await page.getByRole('heading', { name: 'Pair this tablet' }).waitFor()
    expect(page.url()).toBe(secure)
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await server.stop()
    await page.reload()
    await page.getByRole('heading', { name: 'Pair this tablet' }).waitFor()
    await after.close()
  },
)

function tablet(home: string): Promise<BrowserContext> {
  const options = tabletOptions()
  return chromium.launchPersistentContext(join(home, 'profile'), {
    ...options,
    args: [...options.args, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
    env: { ...process.env, HOME: home },
    locale: 'en-GB',
  })
}
