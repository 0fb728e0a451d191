import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Who may import whom. `reach`: also through others. */
interface Rule {
  from: RegExp
  allow?: RegExp
  deny?: RegExp
  reach?: boolean
}
const rules: Rule[] = [
  { from: /^src\/domain\//, allow: /^src\/domain\/|^zod\/mini$/ },
  {
    from: /^src\/(storage|platform|pwa)\//,
    deny: /^src\/(kiosk|phone|admin|ui|sync)\/|^preact|^@tanstack\//,
    reach: true,
  },
  {
    from: /^src\/sync\//,
    deny: /^src\/(kiosk|phone|admin|ui|platform|pwa)\/|^dexie$|^idb-keyval$/,
  },
  {
    from: /^src\/kiosk\//,
    deny: /^src\/(phone|admin)\/|^@tanstack\/|^uplot|^zod$/,
    reach: true,
  },
  { from: /^src\/phone\//, deny: /^src\/(kiosk|admin)\// },
  { from: /^src\/admin\//, deny: /^src\/(kiosk|phone|storage|sync)\// },
  { from: /^src\/ui\//, deny: /^src\/(kiosk|phone|admin|storage|sync)\// },
  { from: /^src\//, deny: /^zod$/ },
  { from: /^sync-server\//, deny: /^src\/(?!domain\/)/ },
  { from: /^sync-server\/(?!db\/)/, deny: /^(pg|kysely)$/ },
]

const files = globSync('{src,sync-server}/**/*.{ts,tsx}', { cwd: root })
const importOf = /(?:\bfrom\s+|\bimport\(\s*|^import\s+)'([^'\n]+)'/gm
const typesOnly = /^import type [^']*'[^'\n]+'/gm
const readImports = (without: RegExp | null) =>
  new Map(
    files.map((file) => {
      const text = readFileSync(resolve(root, file), 'utf8').replaceAll(without ?? /$^/g, '')
      const targets = [...text.matchAll(importOf)].map(([, to = '']) =>
        to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to,
      )
      return [file, targets] as const
    }),
  )
const imports = readImports(null)
/** What is loaded, types left out. */
const loads = readImports(typesOnly)
const reachable = (file: string, graph = imports, seen = new Set<string>()): Set<string> => {
  for (const to of graph.get(file) ?? []) {
    if (seen.has(to)) continue
    seen.add(to)
    reachable(to, graph, seen)
  }
  return seen
}
const breaks = (rule: Rule, to: string): boolean =>
  Boolean(rule.deny?.test(to) || (rule.allow && !rule.allow.test(to)))

it('reads the files that it judges', () => {
  expect(files.length).toBeGreaterThan(30)
  expect([...imports.values()].flat().length).toBeGreaterThan(50)
})

it('imports only what it may', () => {
  const wrong = files.flatMap((file) =>
    rules
      .filter((rule) => rule.from.test(file))
      .flatMap((rule) => {
        const targets = rule.reach ? [...reachable(file)] : (imports.get(file) ?? [])
        return targets.filter((to) => breaks(rule, to)).map((to) => `${file} → ${to}`)
      }),
  )
  expect([...new Set(wrong)]).toEqual([])
})

it('has no cycles', () => {
  expect(files.filter((file) => reachable(file, loads).has(file))).toEqual([])
})

it('takes time and chance only in platform and in the composition roots', () => {
  const taken = /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/
  const mayTake =
    /^src\/platform\/|^src\/pwa\/sw|^src\/(kiosk|phone|admin)\/index\.tsx$|^sync-server\/(main|cli)\.ts$/
  const wrong = files.filter(
    (file) => !mayTake.test(file) && taken.test(readFileSync(resolve(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

it('keeps SQL in sync-server/db', () => {
  const sqlText = /\b(selectFrom|insertInto|updateTable|deleteFrom)\(/
  const wrong = files.filter(
    (file) =>
      file.startsWith('sync-server/') &&
      !file.startsWith('sync-server/db/') &&
      sqlText.test(readFileSync(resolve(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})
