import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plantedBugs } from './bugs.ts'

const root = join(import.meta.dirname, '../../..')

/**
 * Changes the product's source as this process loads it, and nothing on the disk. To be called before
 * anything of the product is loaded.
 * @throws Error where there is no such bug; while loading, where the product isn't what the bug expects
 */
export function plant(name: string): void {
  const bug = plantedBugs[name]
  if (!bug)
    throw new Error(`no such bug: ${name}. There are: ${Object.keys(plantedBugs).join(', ')}`)
  const place = pathToFileURL(join(root, bug.file)).href
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (url !== place) return loaded
      const { source } = loaded
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
      if (!text.includes(bug.from))
        throw new Error(`"${name}" has no place in ${bug.file} any more`)
      return { ...loaded, source: text.replace(bug.from, () => bug.to) }
    },
  })
}
