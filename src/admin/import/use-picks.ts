import { useState } from 'preact/hooks'
import type { ImportReport } from '../../domain/api.ts'
import { useHere } from '../programme.ts'
import { useSettings } from '../queries.ts'
import { choiceOf, type Pick, picksOf } from './picks.ts'

const none = { fields: [], own: 0, read: [] }

/** What is picked for the columns of a sheet, until it is checked with that. */
export function usePicks(report: ImportReport) {
  const { programme } = useHere()
  const { ownFields } = useSettings(programme.id)
  const [edited, setEdited] = useState<{ report: ImportReport; picks: Pick[] }>()
  const columns = report.columns ?? none
  const asRead = picksOf(columns, ownFields)
  // a newer report was read with picks of its own
  const picks = edited?.report === report ? edited.picks : asRead
  return {
    ownFields,
    picks,
    setPicks: (next: Pick[]) => setEdited({ report, picks: next }),
    choice: choiceOf(columns, picks),
    changed: JSON.stringify(picks) !== JSON.stringify(asRead),
  }
}
