import type { ImportProgress } from '../../src/domain/api-imports.ts'

/** How far the imports of this process are, each by the name that its sender gave it. */
export interface Progress {
  tell: (programme: string, upload: string, progress: ImportProgress) => void
  of: (programme: string, upload: string) => ImportProgress | null
  end: (programme: string, upload: string) => void
}

export function createProgress(): Progress {
  const all = new Map<string, ImportProgress>()
  const key = (programme: string, upload: string) => JSON.stringify([programme, upload])
  return {
    tell: (programme, upload, progress) => all.set(key(programme, upload), progress),
    of: (programme, upload) => all.get(key(programme, upload)) ?? null,
    end: (programme, upload) => all.delete(key(programme, upload)),
  }
}
