import { build } from 'vite'

/** What stands in a file of the source, and what a later version might make of it. */
interface Edit {
  file: string
  from: string
  to: string
}

/** One more table, one more index: in a version of their own, beside the one that was. */
const edits: Edit[] = [
  { file: 'src/storage/store-name.ts', from: 'version: 1', to: 'version: 2' },
  {
    file: 'src/storage/database.ts',
    from: 'this.version(STORE.version).stores({',
    to: `this.version(STORE.version).stores({ taps: '[log+seq], attendee, [voids.log+voids.seq], session', later: 'id' })
    this.version(1).stores({`,
  },
]

/**
 * Builds the app as a later version of itself: another version number, and a tablet's store with a
 * changed schema. The version before is what dist/ holds.
 * @param outDir an empty folder
 */
export async function buildNewer(outDir: string): Promise<void> {
  const left = new Set(edits)
  await build({
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify('99.0.0') },
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'a-later-version',
        enforce: 'pre',
        transform(code, id) {
          const edit = edits.find(({ file }) => id.endsWith(file))
          if (!edit) return null
          if (!code.includes(edit.from)) throw new Error(`${edit.file} has another form`)
          left.delete(edit)
          return code.replace(edit.from, edit.to)
        },
      },
    ],
  })
  if (left.size > 0) throw new Error('the later version is the same as this one')
}
