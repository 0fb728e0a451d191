import { useQuery } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { ImportProgress } from '../../domain/api-imports.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { count } from '../format.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import css from './import.module.css'

const askMs = 500

/** How far the upload of this name is, as a bar; what isn't known yet moves without saying how far. */
export function UploadProgress({ upload, file }: { upload: string; file: string }) {
  const { call } = useServices()
  const { programme } = useHere()
  const path = `${programmePath(programme.id)}/import-progress/${encodeURIComponent(upload)}`
  const { data } = useQuery({
    queryKey: ['upload', upload],
    queryFn: ({ signal }) => orThrow(call({ path, schema: z.nullable(ImportProgress), signal })),
    refetchInterval: askMs,
  })
  const progress = data ?? null
  return (
    <output class={css.progress}>
      <span>
        {words(progress)} <bdi>{file}</bdi> …
      </span>
      <progress
        aria-label="Progress of the import"
        max={progress?.total ?? undefined}
        value={progress?.total ? progress.done : undefined}
      />
      {progress && progress.done > 0 && (
        <span>
          {progress.total
            ? `${Math.floor((100 * progress.done) / progress.total)} %`
            : `${count(progress.done)} rows`}
        </span>
      )}
    </output>
  )
}

function words(progress: ImportProgress | null): string {
  if (progress?.stage === 'saving') return 'Saving'
  return progress?.stage === 'reading' ? 'Reading' : 'Checking'
}
