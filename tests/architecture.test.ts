import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const rules: { from: RegExp; allow?: RegExp; deny?: RegExp; reach?: boolean }[] = [
  { from: /^src\/domain\//, allow: /^src\/domain\/|^zod\/mini$/ },
  { from: /^src\/kiosk\//, deny: /^src\/(phone|admin)\/|^@tanstack\/|^uplot|^zod$/, reach: true },
  { from: /^src\/phone\//, deny: /^src\/(kiosk|admin)\// },
  { from: /^src\/admin\//, deny: /^src\/(kiosk|phone)\// },
  { from: /^sync-server\//, deny: /^src\/(?!domain\/)/ },
  { from: /^sync-server\/(?!db\/|main)/, deny: /^(pg|node:sqlite)$/ },
]
const files = globSync('{src,sync-server}/**/*.{ts,tsx}', { cwd: root })
const imports = new Map(
  files.map(
    (file) =>
      [
        file,
        [
          ...readFileSync(resolve(root, file), 'utf8').matchAll(
            /(?:\bfrom|\bimport\(?)\s*'([^']+)'/g,
          ),
        ].map(([, to = '']) =>
          to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to,
        ),
      ] as const,
  ),
)
const reachable = (file: string, seen = new Set<string>()): Set<string> => {
  for (const to of imports.get(file) ?? [])
    if (!seen.has(to)) {
      seen.add(to)
      reachable(to, seen)
    }
  return seen
}
it('imports only what it may', () => {
  const wrong = files.flatMap((file) =>
    rules
      .filter((r) => r.from.test(file))
      .flatMap((r) =>
        [...(r.reach ? reachable(file) : (imports.get(file) ?? []))]
          .filter((to) => r.deny?.test(to) || (r.allow && !r.allow.test(to)))
          .map((to) => `${file} → ${to}`),
      ),
  )
  expect(wrong).toEqual([])
})
it('has no cycles', () => {
  expect(files.filter((f) => reachable(f).has(f))).toEqual([])
})
