import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type OutputChunk, rolldown } from 'rolldown'
import type { Plugin } from 'vite'

/** Where the kiosk's own scripts lie. */
export const kioskScripts = 'assets/kiosk/'

/** What the first paint takes lies here for the chunks that come later. */
const shelf = 'roomtapFirst'

/**
 * Gives the kiosk a page of its own whose first paint is one classic script: Chromium compiles such a
 * script whole when a service worker installs it, and compiles modules anew at each start. The chunks
 * that come later are copied beside it, where what they import of the first paint is taken from that
 * script. The page's styles stand in it too, and its other scripts are named by their content.
 */
export function kioskPage({ entry, others }: { entry: string; others: RegExp }): Plugin {
  return {
    name: 'the-kiosk-page',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])),
      )
      const all = [...chunks.values()]
      const page = all.find(({ facadeModuleId }) => facadeModuleId?.endsWith('index.html'))
      const kiosk = all.find(({ facadeModuleId }) => facadeModuleId?.endsWith(entry))
      if (!page || !kiosk) throw new Error('the kiosk’s page has no script')
      const isOther = (chunk?: OutputChunk) => others.test(chunk?.facadeModuleId ?? '')
      const first = new Set(reached(chunks, [page, kiosk], ({ imports }) => imports))
      const own = ({ imports, dynamicImports }: OutputChunk) =>
        [...imports, ...dynamicImports].filter((name) => !isOther(chunks.get(name)))
      const later = reached(chunks, [...first], own).filter((chunk) => !first.has(chunk))

      mkdirSync(join(dir, kioskScripts), { recursive: true })
      const write = (name: string, text: string) => writeFileSync(join(dir, name), text)
      for (const { fileName, code } of later) write(beside(fileName), code)
      const taken = later.flatMap(({ imports }) => imports)
      const lent = [...first].filter(({ fileName }) => taken.includes(fileName))
      for (const chunk of lent) write(beside(chunk.fileName), borrowed(chunk))
      const script = await oneScript(page, [...first], lent)
      const scriptName = named(`${kioskScripts}first`, script)
      write(scriptName, script)
      const theme = readFileSync(join(dir, 'theme.js'), 'utf8')
      const themeName = named(`${kioskScripts}theme`, theme)
      write(themeName, theme)
      const styles = [...first].flatMap(({ viteMetadata }) => [
        ...(viteMetadata?.importedCss ?? []),
      ])
      const html = readFileSync(join(dir, 'index.html'), 'utf8')
      write('kiosk.html', pageOf(html, { script: scriptName, theme: themeName, styles }))
    },
  }
}

const beside = (file: string) => kioskScripts + basename(file)

const named = (name: string, text: string) =>
  `${name}-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`

/** All that is imported from these on, themselves included. */
function reached(
  chunks: ReadonlyMap<string, OutputChunk>,
  from: readonly OutputChunk[],
  next: (chunk: OutputChunk) => readonly string[],
): OutputChunk[] {
  const found = new Set(from)
  for (const chunk of found) {
    for (const name of next(chunk)) {
      const other = chunks.get(name)
      if (other) found.add(other)
    }
  }
  return [...found]
}

/** What a chunk of the first paint exports, taken from the script that has it. */
function borrowed({ fileName, exports }: OutputChunk): string {
  const from = `globalThis.${shelf}[${JSON.stringify(basename(fileName))}]`
  const parts = exports.map((name, n) => `${name}:_${n}`)
  const names = exports.map((name, n) => `_${n} as ${name}`)
  return `const{${parts}}=${from};export{${names}};`
}

/** These chunks as one classic script, which leaves what some export where later ones find it. */
async function oneScript(
  page: OutputChunk,
  chunks: readonly OutputChunk[],
  lent: readonly OutputChunk[],
): Promise<string> {
  const codes = new Map(chunks.map(({ fileName, code }) => [`./${basename(fileName)}`, code]))
  const names = lent.map(({ fileName }) => JSON.stringify(`./${basename(fileName)}`))
  const input = [
    ...names.map((name, n) => `import * as _${n} from ${name}`),
    `globalThis.${shelf}={${lent.map(({ fileName }, n) => `${JSON.stringify(basename(fileName))}:_${n}`)}}`,
    `import ${JSON.stringify(`./${basename(page.fileName)}`)}`,
  ].join('\n')
  const made = await rolldown({
    input: 'first',
    plugins: [
      {
        name: 'the-chunks-as-they-are',
        resolveId: (id) => (id === 'first' || codes.has(id) ? id : { id, external: true }),
        load: (id) => (id === 'first' ? input : codes.get(id)),
      },
    ],
    treeshake: false,
    // addresses of styles are whole ones: the page's own place serves as well
    transform: {
      define: { 'import.meta.url': 'location.href', 'import.meta.resolve': 'undefined' },
    },
  })
  const { output } = await made.generate({
    format: 'iife',
    codeSplitting: false,
    minify: true,
    sourcemap: false,
  })
  await made.close()
  return output[0].code
}

function pageOf(
  html: string,
  { script, theme, styles }: { script: string; theme: string; styles: readonly string[] },
): string {
  const links = styles
    .filter((file) => !html.includes(file))
    .map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`)
  return html
    .replace('/theme.js', `/${theme}`)
    .replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<script type="module"[^>]*><\/script>/, `<script defer src="/${script}"></script>`)
    .replace('</head>', `${links.join('')}</head>`)
}
