import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { launch } from './browser.ts'
import { openGallery } from './gallery.ts'

/**
 * Pictures of every screen of an attendee, from the build that lies in dist:
 * `npm run shots -- OUT [--languages en,ar] [--sizes 1280x800,600x960] [--themes dark,light] [--screens ready,in]`
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: languages.join() },
    sizes: { type: 'string', default: '1280x800,600x960' },
    themes: { type: 'string', default: 'dark,light' },
    screens: { type: 'string', default: '' },
  },
})
const [out] = positionals
if (out === undefined) throw new Error('Say into which folder the pictures go')
mkdirSync(out, { recursive: true })
const wanted = values.screens ? values.screens.split(',') : null
const isLanguage = (text: string): text is Language => languages.some((one) => one === text)

const browser = await launch()
for (const language of values.languages.split(',').filter(isLanguage)) {
  const { page, tour, close } = await openGallery(browser, language)
  await tour(async (screen) => {
    if (wanted && !wanted.includes(screen)) return
    for (const size of values.sizes.split(',')) {
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      for (const theme of values.themes.split(',')) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen
        }, theme)
        const path = join(out, `${screen}-${language}-${size}-${theme}.png`)
        await page.screenshot({ path, animations: 'disabled' })
      }
    }
  })
  await close()
}
await browser.close()
