import { ok } from '../../../src/domain/result.ts'
import type { SessionValues } from '../../db/sessions.ts'
import { breaksText } from '../cells/breaks.ts'
import {
  type Read,
  readCredits,
  readDelivery,
  readForgottenCheckOut,
  readText,
  readWhole,
  readYesNo,
  splitList,
} from '../cells/read.ts'
import { localText, readInstant } from '../cells/time.ts'

/** One column of the session file: how its cells are read and written. */
export interface SessionColumn {
  name: string
  key: keyof SessionValues
  /** reads a cell into `set`; an empty one clears what may be empty */
  into: (cell: string, set: Partial<SessionValues>, zone: string) => Read<true>
  text: (values: SessionValues, zone: string) => string
}

interface Spec<K extends keyof SessionValues> {
  read: (cell: string, zone: string) => Read<SessionValues[K]>
  write: (value: SessionValues[K], zone: string) => string
  /** what an empty cell means; left out where a value is needed */
  empty?: SessionValues[K]
}

function column<K extends keyof SessionValues>(
  name: string,
  key: K,
  { read, write, empty }: Spec<K>,
): SessionColumn {
  return {
    name,
    key,
    into: (cell, set, zone) => {
      if (cell === '' && empty !== undefined) {
        set[key] = empty
        return ok(true)
      }
      if (cell === '') {
        return { ok: false, error: { code: 'required', message: `"${name}" must not be empty.` } }
      }
      const value = read(cell, zone)
      if (!value.ok) return value
      set[key] = value.value
      return ok(true)
    },
    text: (values, zone) => write(values[key], zone),
  }
}

const shown = (value: string | number | null) => (value === null ? '' : String(value))
const text = (most: number) => ({ read: readText(most), write: shown, empty: null })
const whole = (least: number, most: number) => ({
  read: readWhole(least, most),
  write: shown,
  empty: null,
})
const credits = { read: readCredits, write: shown, empty: null }
const yesNo = { read: readYesNo, write: String, empty: false }
const time = { read: readInstant, write: localText }

/** All columns but `id`, in the order of PROTOCOL section 6. `breaks` needs the row's window: see readSessionRow. */
export const sessionColumns: readonly SessionColumn[] = [
  column('code', 'code', text(100)),
  column('title', 'title', { read: readText(1000), write: shown }),
  column('room', 'room', text(200)),
  column('start', 'start', time),
  column('end', 'end', time),
  column('presenters', 'presenters', {
    read: (cell) => ok(splitList(cell)),
    write: (value) => value.join(';'),
    empty: [],
  }),
  column('capacity', 'capacity', whole(0, 1_000_000)),
  column('delivery', 'delivery', { read: readDelivery, write: shown, empty: 'in-person' }),
  column('breaks', 'breaks', { read: () => ok([]), write: breaksText, empty: [] }),
  column('field_of_study_1', 'fieldOfStudy1', text(200)),
  column('credits_1', 'credits1', credits),
  column('field_of_study_2', 'fieldOfStudy2', text(200)),
  column('credits_2', 'credits2', credits),
  column('field_of_study_3', 'fieldOfStudy3', text(200)),
  column('credits_3', 'credits3', credits),
  column('expiry_months', 'expiryMonths', whole(1, 1200)),
  column('survey', 'survey', text(2000)),
  column('certificate', 'certificate', text(2000)),
  column('opens_before_min', 'opensBeforeMin', whole(0, 1440)),
  column('closes_after_min', 'closesAfterMin', whole(0, 1440)),
  column('threshold_percent', 'thresholdPercent', whole(0, 100)),
  column('forgotten_check_out', 'forgottenCheckOut', {
    read: readForgottenCheckOut,
    write: shown,
    empty: null,
  }),
  column('check_in_required', 'checkInRequired', yesNo),
  column('check_in_code', 'checkInCode', text(100)),
  column('check_out_required', 'checkOutRequired', yesNo),
  column('check_out_code', 'checkOutCode', text(100)),
]

export const neededSessionColumns = ['title', 'room', 'start', 'end'] as const
