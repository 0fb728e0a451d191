import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { launch } from './browser.ts'
import { openGallery } from './gallery.ts'

/**
 * Pictures of every screen of an attendee, from the build that lies in dist:
 * `npm run shots -- OUT [--languages en,ar] [--sizes 1280x800,600x960] [--themes dark,light] [--screens ready,in] [--sheets]`
 * sheets: one picture for each language, size and theme, with all of its screens
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: languages.join() },
    sizes: { type: 'string', default: '1280x800,600x960' },
    themes: { type: 'string', default: 'dark,light' },
    screens: { type: 'string', default: '' },
    sheets: { type: 'boolean', default: false },
  },
})
const [out] = positionals
if (out === undefined) throw new Error('Say into which folder the pictures go')
mkdirSync(out, { recursive: true })
const wanted = values.screens ? values.screens.split(',') : null
const isLanguage = (text: string): text is Language => languages.some((one) => one === text)

/** Pictures by the sheet that they belong to. */
const sheets = new Map<string, Buffer[]>()
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
        const picture = await page.screenshot({ animations: 'disabled' })
        const set = `${language}-${size}-${theme}`
        if (values.sheets) sheets.set(set, [...(sheets.get(set) ?? []), picture])
        else writeFileSync(join(out, `${screen}-${set}.png`), picture)
      }
    }
  })
  await close()
}
for (const [name, pictures] of sheets) {
  const [columns, width] = name.includes('-600x') ? [7, 176] : [4, 320]
  const page = await browser.newPage({
    viewport: { width: columns * (width + 8) + 8, height: 600 },
  })
  const images = pictures.map(
    (one) => `<img src="data:image/png;base64,${one.toString('base64')}">`,
  )
  await page.setContent(
    `<style>body{margin:8px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;background:#778}img{width:100%}</style>${images.join('')}`,
  )
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true })
  await page.close()
}
await browser.close()
