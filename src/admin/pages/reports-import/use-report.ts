import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { DateOrder, ReportAnswer } from '../../../domain/api-reports.ts'
import { type Failure, saying } from '../../api/failure.ts'
import { sendReport, undoReport } from '../../api/report-calls.ts'
import { useHere } from '../../programme.ts'
import { keys } from '../../queries.ts'
import { useServices } from '../../services.ts'
import { base64Of } from './base64.ts'

/** A file as it was chosen: kept, since the one on disk may change between preview and apply. */
export interface ChosenReport {
  name: string
  base64: string
}

/** What a person said about it so far; nothing yet: as the server proposes. */
export interface Said {
  zone?: string
  dateOrder?: DateOrder
  /** attendee and name by the report's person; null: nobody after all */
  assign: ReadonlyMap<string, { id: string; name: string } | null>
}

export type Stage =
  | { name: 'none'; refusal?: string }
  | { name: 'checking'; file: ChosenReport }
  | {
      name: 'checked'
      file: ChosenReport
      said: Said
      answer: ReportAnswer
      busy?: 'reading' | 'applying'
      refusal?: string
    }
  | { name: 'applied'; file: ChosenReport; answer: ReportAnswer }
type Checked = Extract<Stage, { name: 'checked' }>

/** From a report to its preview, to what a person confirmed, to what was applied. */
export function useReport(session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [stage, setStage] = useState<Stage>({ name: 'none' })
  const send = (dryRun: boolean, { base64 }: ChosenReport, { assign, ...said }: Said) =>
    sendReport(call, session, dryRun, {
      file: base64,
      ...said,
      assign: [...assign].map(([person, who]) => ({ person, attendee: who?.id ?? null })),
    })

  const choose = async (picked: File) => {
    const base64 = await base64Of(picked)
    if (base64 === null) {
      return setStage({ name: 'none', refusal: `${picked.name} could not be read.` })
    }
    const file = { name: picked.name, base64 }
    setStage({ name: 'checking', file })
    const said: Said = { assign: new Map() }
    const answer = await send(true, file, said)
    if (!answer.ok) return setStage({ name: 'none', refusal: words(answer.error) })
    setStage({ name: 'checked', file, said, answer: answer.value })
  }

  const say = async (checked: Checked, said: Said) => {
    const { file, answer: before } = checked
    setStage({ name: 'checked', file, said, answer: before, busy: 'reading' })
    const answer = await send(true, file, said)
    if (answer.ok) return setStage({ name: 'checked', file, said, answer: answer.value })
    // what was said is not what is shown: so it is taken back
    setStage({ ...checked, refusal: words(answer.error) })
  }

  const apply = async (checked: Checked) => {
    const { file, said, answer: before } = checked
    const { zone, dateOrder } = before
    setStage({ name: 'checked', file, said, answer: before, busy: 'applying' })
    const answer = await send(false, file, { ...said, zone, dateOrder })
    if (!answer.ok) {
      return setStage({ name: 'checked', file, said, answer: before, refusal: words(answer.error) })
    }
    setStage({ name: 'applied', file, answer: answer.value })
    await client.invalidateQueries({ queryKey: keys.programme(programme.id) })
  }

  /** Takes back the import of the same file with other times, and reads it anew. */
  const undoOther = async (checked: Checked) => {
    const { appliedAs } = checked.answer
    if (!appliedAs) return
    setStage({ ...checked, busy: 'reading' })
    const undone = await undoReport(call, appliedAs.report)
    if (!undone.ok) return setStage({ ...checked, refusal: words(undone.error) })
    await say(checked, checked.said)
    await client.invalidateQueries({ queryKey: keys.programme(programme.id) })
  }

  return { stage, choose, say, apply, undoOther }
}

function words(failure: Failure): string {
  const { what, todo } = saying(failure)
  return failure.kind === 'no-network'
    ? 'The server can’t be reached. Whether it was applied is not known: read the same file again, that is harmless.'
    : `${what} ${todo}`.trim()
}
