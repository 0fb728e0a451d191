import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { ImportReport } from '../../domain/api.ts'
import type { ColumnChoice } from '../../domain/api-imports.ts'
import { ok, type Result } from '../../domain/result.ts'
import { importFile } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { keepColumns, keptColumns } from './kept-columns.ts'
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

export interface Checked {
  name: 'checked'
  file: Chosen
  report: ImportReport
  /** what its columns were taken as; undefined: what they are known as by themselves */
  columns: ColumnChoice | undefined
  /** they were chosen the last time, not now */
  remembered?: boolean
  refusal?: string
  busy?: 'checking' | 'applying'
}

export type Stage =
  | { name: 'none'; refusal?: string }
  | { name: 'checking'; file: Chosen }
  | Checked
  | { name: 'applied'; file: Chosen; report: ImportReport }

const largeBytes = 200_000

/** From a file to its preview to what was applied. */
export function useImport(what: What) {
  const { call, now } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [stage, setStage] = useState<Stage>({ name: 'none' })
  const send = (sent: Pick<Checked, 'file' | 'columns'>, dryRun: boolean, cancelMissing = false) =>
    importFile(call, {
      programme: programme.id,
      what,
      ...sent.file,
      columns: sent.columns,
      dryRun,
      cancelMissing,
    })
  const sheetOf = ({ columns }: ImportReport) =>
    columns && { programme: programme.id, what, names: columns.read.map(({ name }) => name) }

  /** A dry run: what is wrong with the sheet is a report too. */
  const dryRun = async (
    file: Chosen,
    columns?: ColumnChoice,
  ): Promise<Result<ImportReport, Failure>> => {
    const answer = await send({ file, columns }, true)
    const report = answer.ok ? answer.value : reportIn(answer.error)
    return report ? ok(report) : answer
  }

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
    const first = await dryRun(file)
    if (!first.ok)
      return setStage({ name: 'none', refusal: `${picked.name}: ${words(first.error)}` })
    const sheet = sheetOf(first.value)
    const columns = sheet && keptColumns(sheet)
    const second = columns && (await dryRun(file, columns))
    if (!second?.ok) {
      return setStage({ name: 'checked', file, report: first.value, columns: undefined })
    }
    setStage({ name: 'checked', file, report: second.value, columns, remembered: true })
  }

  /** Checks the same file again, its columns taken otherwise. */
  const check = async (checked: Checked, columns: ColumnChoice | undefined) => {
    const { file, report } = checked
    setStage({ name: 'checked', file, report, columns: checked.columns, busy: 'checking' })
    const answer = await dryRun(file, columns)
    setStage(
      answer.ok
        ? { name: 'checked', file, report: answer.value, columns }
        : { ...checked, refusal: words(answer.error) },
    )
  }

  const apply = async (checked: Checked, cancelMissing: boolean) => {
    const { file, report, columns } = checked
    setStage({ name: 'checked', file, report, columns, busy: 'applying' })
    const answer = await send(checked, false, cancelMissing)
    if (!answer.ok) {
      const newer = { ...report, ...reportIn(answer.error) }
      return setStage({ ...checked, report: newer, refusal: words(answer.error) })
    }
    const sheet = sheetOf(report)
    if (sheet) keepColumns(sheet, columns)
    setStage({ name: 'applied', file, report: answer.value })
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
      client.invalidateQueries({ queryKey: keys.programmes }),
    ])
  }

  return { stage, choose, check, apply }
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
