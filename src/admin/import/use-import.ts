import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { ImportReport } from '../../domain/api.ts'
import { importFile } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { kindOf, type What } from './kinds.ts'
import { reportIn } from './view.ts'

export interface Chosen {
  name: string
  type: string
  words: string
  data: Blob
  readAt: number
  /** its name among uploads, where it is large enough to wait for */
  upload: string | null
}

export type Stage =
  | { name: 'none'; refusal?: string }
  | { name: 'checking'; file: Chosen }
  | { name: 'checked'; file: Chosen; report: ImportReport; refusal?: string; busy?: boolean }
  | { name: 'applied'; file: Chosen; report: ImportReport }

const largeBytes = 200_000

/** From a file to its preview to what was applied. */
export function useImport(what: What) {
  const { call, now } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [stage, setStage] = useState<Stage>({ name: 'none' })
  const send = (file: Chosen, dryRun: boolean, cancelMissing: boolean) =>
    importFile(call, { programme: programme.id, what, ...file, dryRun, cancelMissing })

  const choose = async (picked: File) => {
    const kind = kindOf(picked.name, what)
    if (!kind.ok) return setStage({ name: 'none', refusal: `${picked.name}: ${kind.why}` })
    // kept now: the file on disk may change between preview and apply
    const data = await keep(picked)
    if (!data) return setStage({ name: 'none', refusal: `${picked.name} could not be read.` })
    const readAt = now()
    const upload = data.size > largeBytes ? `${readAt} ${picked.name}`.slice(0, 100) : null
    const file = { name: picked.name, type: kind.type, words: kind.words, data, readAt, upload }
    setStage({ name: 'checking', file })
    const answer = await send(file, true, false)
    if (answer.ok) return setStage({ name: 'checked', file, report: answer.value })
    const report = reportIn(answer.error)
    if (report) return setStage({ name: 'checked', file, report })
    setStage({ name: 'none', refusal: `${picked.name}: ${words(answer.error)}` })
  }

  const apply = async (file: Chosen, report: ImportReport, cancelMissing: boolean) => {
    setStage({ name: 'checked', file, report, busy: true })
    const answer = await send(file, false, cancelMissing)
    if (!answer.ok) {
      const newer = reportIn(answer.error) ?? report
      return setStage({ name: 'checked', file, report: newer, refusal: words(answer.error) })
    }
    setStage({ name: 'applied', file, report: answer.value })
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
      client.invalidateQueries({ queryKey: keys.programmes }),
    ])
  }

  return { stage, choose, apply, reset: () => setStage({ name: 'none' }) }
}

async function keep(file: File): Promise<Blob | undefined> {
  try {
    return new Blob([await file.arrayBuffer()])
  } catch {
    return undefined
  }
}

function words(failure: Failure): string {
  const { what, todo } = saying(failure)
  return failure.kind === 'no-network'
    ? 'The server can’t be reached. Whether it was applied is not known: check the same file again, that is harmless.'
    : `${what} ${todo}`.trim()
}
