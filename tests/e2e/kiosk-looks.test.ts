import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { openGallery } from '../support/gallery.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const sizes = { sevenInch: [600, 960], tenInch: [1280, 800], thirteenInch: [1366, 1024] } as const

const dress = (page: Page, theme: 'dark' | 'light') =>
  page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)

/** Turns the tablet, and waits until the screen was drawn for it. */
async function turn(page: Page, width: number, height: number) {
  await page.setViewportSize({ width, height })
  // a busy browser answers before the page has heard of it
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height])
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
}

/** Buttons smaller than 64 px, cut by the screen's edge, or covered by something else. An outcome that is laid out in advance, out of sight, is looked at once it is shown. */
const badTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button')].flatMap((button) => {
      if (button.closest('[inert], main[aria-hidden]') || !button.checkVisibility()) return []
      const { left, top, right, bottom, width, height } = button.getBoundingClientRect()
      const name = `${button.textContent || button.ariaLabel} ${Math.round(width)}x${Math.round(height)}`
      if (width < 63.9 || height < 63.9) return [`small: ${name}`]
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        return [`cut: ${name}`]
      const at = document.elementFromPoint((left + right) / 2, bottom - 3)
      return at && button.contains(at) ? [] : [`covered: ${name}`]
    }),
  )

/** Text that is wider than its place, or cut by the screen's edge; what gave way altogether lies outside its own place. */
const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, p, dd, dt, b, button span, time')].flatMap((element) => {
      if (element.closest('.vh, main[aria-hidden]') || !element.checkVisibility()) return []
      const { left, right, top, bottom, width } = element.getBoundingClientRect()
      const around = element.parentElement
      const place = around?.getBoundingClientRect()
      const gaveWay =
        around && place && getComputedStyle(around).overflow === 'hidden'
          ? left >= place.right || right <= place.left
          : false
      if (width <= 1 || gaveWay) return []
      const isOut =
        left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > innerHeight + 0.5
      const isWide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      return isOut || isWide ? [`${element.tagName} ${element.textContent}`] : []
    }),
  )

// at once: most of the time each only waits for a screen to be drawn
describe.concurrent.each(languages)('in %s', (language) => {
  it('[row K11] axe finds nothing, every target has 64 px, nothing is cut', async ({ expect }) => {
    const { page, tour, close } = await openGallery(browser, language)
    const seen: string[] = []
    const found: Record<string, string[]> = {}
    await tour(async (screen) => {
      seen.push(screen)
      for (const [name, [width, height]] of Object.entries(sizes)) {
        await turn(page, width, height)
        const bad = [...(await badTargets(page)), ...(await cutTexts(page))]
        if (bad.length > 0) found[`${screen} ${name}`] = bad
      }
      await turn(page, 1280, 800)
      const findings = await axeFindings(page)
      await dress(page, 'light')
      // the other theme has other colours, and nothing else
      findings.push(...(await axeFindings(page, ['color-contrast'])))
      await dress(page, 'dark')
      if (findings.length > 0) found[screen] = findings
    })
    expect(found).toEqual({})
    expect(seen.length).toBeGreaterThan(15)
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(
      language === 'ar' ? 'rtl' : 'ltr',
    )
    await close()
  })
})

const inGerman = async () => {
  const { page, close } = await openGallery(browser, 'de')
  await page.getByText('Zwei Buchstaben').waitFor()
  return { page, close }
}

it('[row K11] a check-in goes by keyboard alone', async () => {
  const { page, close } = await inGerman()
  // slower than a scanner
  await page.keyboard.type('amara', { delay: 60 })
  await page.getByText('1 Person passt.').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('button:focus', { hasText: 'Einchecken' }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('heading', { name: 'Eingecheckt' }).waitFor()
  await page.locator('button:focus', { hasText: 'Rückgängig' }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('heading', { name: 'Zurückgenommen' }).waitFor()
  await close()
})

it('[row K11] at 200 % zoom all of it can be reached by touch', async () => {
  const { page, close } = await inGerman()
  // what a page sees of a screen of 1280x800 that is enlarged to twice its size
  await turn(page, 640, 400)
  for (const letter of 'AMARA')
    await page.getByRole('button', { name: letter, exact: true }).click()
  await page.getByRole('button', { name: 'Amara Okonkwo' }).click()
  await page.getByRole('button', { name: 'Einchecken' }).click()
  await page.getByRole('heading', { name: 'Eingecheckt' }).waitFor()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await page.getByRole('button', { name: 'Fertig' }).click()
  await page.getByRole('searchbox').waitFor()
  await close()
})
