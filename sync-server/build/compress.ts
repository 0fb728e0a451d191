import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { stampOf } from './stamp.ts'

/** Writes a .br next to what shrinks, once after the build, so that serving costs nothing. */
const worthIt = 512
const dist = resolve(import.meta.dirname, '../../dist')
const compress = promisify(brotliCompress)

const names = globSync('**/*.{html,js,css,svg,json,txt,wasm,webmanifest}', { cwd: dist })
const files = names.map((name) => join(dist, name)).filter((file) => statSync(file).size > worthIt)
await Promise.all(
  files.map(async (file) => {
    const bytes = readFileSync(file)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    writeFileSync(`${file}.br`, await compress(bytes, { params }))
  }),
)
// last: a build that was broken off has no stamp and is made again
writeFileSync(stampOf(dist), '')
