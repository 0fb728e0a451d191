import { join } from 'node:path'

/** The file whose time says when the build was finished. */
export function stampOf(dist: string): string {
  return join(dist, '.built')
}
