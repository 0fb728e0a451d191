import type { Step, Steps } from '../domain/fitting-step.ts'
import type { HereTap, Presence } from '../domain/presence-here.ts'
import type { Person, TapMethod } from '../domain/tap.ts'
import type { WalkInInput } from '../domain/walk-in.ts'
import type { CaptureFailure } from '../storage/types.ts'

/** Somebody who said who they are, with what this tablet holds about them. */
export interface Found {
  attendee: string
  name: string
  organisation: string | null
  method: Method
  steps: Steps
  /** by session, from the taps of this tablet */
  presence: ReadonlyMap<string, Presence>
  taps: readonly HereTap[]
  /** a walk-in, whom the first tap makes known */
  person?: Person
}

export type Method = Extract<TapMethod, 'search' | 'badge' | 'camera' | 'nfc' | 'walk-in'>

/** A code, and what read it: a scanner that types, if nothing else is said. */
export interface Scan {
  code: string
  by?: 'camera' | 'nfc'
  /** another name of the same badge */
  or?: string
}

/** What a walk-in is typing (row K7). */
export interface Form {
  /** drawn for this form: whatever becomes of a try to write it, there is one person */
  attendee: string
  inputs: readonly WalkInInput[]
  typed: Readonly<Record<string, string>>
  /** the key of the field that is typed in */
  field: string
  /** keys of what was missing or can't be when it was to be sent */
  wrong: readonly string[]
}

/** A tap that lies safe in the store: only this makes a screen green or blue. */
export interface Recorded {
  tap: HereTap
  /** the same step once more, which counts once (rule E3) */
  repeats: boolean
  /** the presence that follows from it, in its session */
  presence: Presence | undefined
}

/** `until`: when the screen returns by itself, ms of the monotonic clock; null: it stays. */
export type Screen =
  | { at: 'home'; query: string; until: number | null }
  | { at: 'choose'; who: Found; confirming: Step | null; until: number }
  | { at: 'walk-in'; form: Form; until: number }
  | { at: 'writing'; who: Found; step: Step; confirming: Step | null; scanned: Scan | null }
  | { at: 'done'; who: Found; step: Step; recorded: Recorded; shown: number; until: number }
  | { at: 'undoing'; done: Extract<Screen, { at: 'done' }> }
  | { at: 'undone'; step: Step; name: string; until: number }
  | { at: 'already'; who: Found; step: Step; recorded: Recorded; until: number }
  | { at: 'failed'; who: Found; step: Step; failure: CaptureFailure; undo: boolean }
  | ({ at: 'keeping' } & Scan)
  | { at: 'badge-unknown'; kind: 'in' | 'out'; kept: number; until: number }
  | ({ at: 'badge-failed'; failure: CaptureFailure } & Scan)
  /** the staff panel; `scanned`: the last code that came while it was open */
  | { at: 'staff'; scanned: string | null }

export interface State {
  screen: Screen
  /** chosen by who stands here now; null: the kiosk's own */
  language: string | null
}

/** What happens to a kiosk: by a person, by its store, by time. */
export type Event =
  | { is: 'query'; text: string }
  | { is: 'type'; text: string }
  | { is: 'backspace' }
  | { is: 'language'; language: string }
  | { is: 'pick'; attendee: string }
  | ({ is: 'scan' } & Scan)
  | { is: 'found'; who: Found }
  | ({ is: 'badge-unknown' } & Scan)
  | { is: 'walk-in' }
  | { is: 'form'; form: Form }
  | { is: 'field'; field: string }
  | { is: 'join'; who: Found }
  | { is: 'gone' }
  | { is: 'press'; step: Step }
  | { is: 'recorded'; recorded: Recorded }
  | { is: 'badge-kept'; kind: 'in' | 'out'; wall: number }
  | { is: 'failed'; failure: CaptureFailure }
  | { is: 'undo' }
  | { is: 'undone' }
  | { is: 'retry' }
  | { is: 'touch' }
  | { is: 'close' }
  | { is: 'staff' }
  | { is: 'more-time' }
  | { is: 'time' }

/** What the kiosk is to do; its outcome comes back as an event. */
export type Effect =
  | { do: 'look-up'; attendee: string; method: Method }
  | ({ do: 'look-up-badge' } & Scan)
  | { do: 'begin-form'; query: string }
  | { do: 'capture'; who: Found; step: Step }
  | { do: 'void'; recorded: Recorded }
  | ({ do: 'keep-badge' } & Scan)

/** The programme's settings that the screens follow. Times in ms. */
export interface Rules {
  undoMs: number
  resultMs: number
  confirmOut: boolean
}
