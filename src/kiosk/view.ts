import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { RoomNow, RoomSession } from '../domain/programme-now.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Words } from '../i18n/words.ts'
import type { Waiting } from '../storage/types.ts'
import type { SyncState } from '../sync/types.ts'
import type { Camera } from './camera/camera.ts'
import type { Kiosk } from './kiosk.ts'
import type { Known } from './known.ts'
import type { Event, Rules } from './state.ts'

/** All that a screen shows besides its own state. */
export interface View {
  words: Words
  format: Format
  language: string
  languages: readonly Language[]
  /** the screen is too narrow for much beside the matter */
  narrow: boolean
  /** A to Z board: ten keys of 64 px don't fit */
  board: boolean
  /** how many hits fit */
  hitLimit: number
  room: string
  /** ms UTC: the tablet's clock plus the last known offset */
  now: number
  /** ms of the monotonic clock */
  mono: number
  /** server time minus tablet time, ms */
  offset: number
  known: Known
  rules: Rules
  roomNow: RoomNow
  waiting: Waiting
  /** null until the loop has begun */
  sync: SyncState | null
  /** badges may be read by it; null: by a scanner or by name alone */
  camera: Camera | null
  send: (event: Event) => void
  stage: Kiosk['stage']
}

export const ViewContext = createContext<View | null>(null)

/** The view that the screens stand in. */
export function useView(): View {
  const view = useContext(ViewContext)
  if (!view) throw new Error('A screen stands outside its view')
  return view
}

/** The session that a screen speaks of: the one that is on, else the first that is open. */
export const shownSession = ({ current, open, next }: RoomNow): RoomSession | null =>
  (current && open.some(({ id }) => id === current.id) ? current : open[0]) ?? current ?? next
