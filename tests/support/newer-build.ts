import { build } from 'vite'

/** What stands in the source, and what a later version might make of it: one more table, one more index. */
const before = 'this.version(1).stores({'
const after = (schema: string) =>
  `${schema}\n    this.version(2).stores({ taps: '[log+seq], attendee, [voids.log+voids.seq], session', later: 'id' })\n  }`

/**
 * Builds the app as a later version of itself: another version number, and a tablet's store with a
 * changed schema. The version before is what dist/ holds.
 * @param outDir an empty folder
 */
export async function buildNewer(outDir: string): Promise<void> {
  let changed = false
  await build({
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify('99.0.0') },
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'a-later-version',
        enforce: 'pre',
        transform(code, id) {
          if (!id.endsWith('src/storage/database.ts')) return null
          const end = code.indexOf('\n  }', code.indexOf(before))
          if (!code.includes(before) || end < 0) throw new Error('the schema has moved')
          changed = true
          return code.slice(0, end) + after('') + code.slice(end + '\n  }'.length)
        },
      },
    ],
  })
  if (!changed) throw new Error('the later version is the same as this one')
}
