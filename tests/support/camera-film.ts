import { writeFileSync } from 'node:fs'
import { type BrowserContext, chromium } from 'playwright-core'
import { encode } from 'uqr'
import { tabletOptions } from './browser.ts'

const [width, height] = [640, 480]
const LIGHT = 235
const DARK = 16

/** What a fake camera shows, as y4m: for each entry a second of that QR code, or of nothing (null). */
export function writeFilm(path: string, codes: (string | null)[]): void {
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)]
  const grey = Buffer.alloc((width * height) / 2, 128)
  for (const code of codes) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), picture(code), grey])
    for (let n = 0; n < 10; n++) parts.push(frame)
  }
  writeFileSync(path, Buffer.concat(parts))
}

function picture(code: string | null): Buffer {
  const luma = Buffer.alloc(width * height, LIGHT)
  if (code === null) return luma
  const { data, size } = encode(code, { ecc: 'M', border: 4 })
  const scale = Math.floor((height * 0.8) / size)
  const [left, top] = [(width - size * scale) >> 1, (height - size * scale) >> 1]
  for (let y = 0; y < size * scale; y++)
    for (let x = 0; x < size * scale; x++)
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        luma[(top + y) * width + left + x] = DARK
  return luma
}

/** A tablet whose camera sees that film, and may be used. */
export function launchWithFilm(profile: string, film: string): Promise<BrowserContext> {
  const usual = tabletOptions()
  const args = [
    ...usual.args,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
  const viewport = { width: 1280, height: 800 }
  return chromium.launchPersistentContext(profile, { ...usual, args, viewport, locale: 'en-GB' })
}
