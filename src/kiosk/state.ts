import type { Step, Steps } from '../domain/fitting-step.ts'
import type { HereTap, Presence } from '../domain/presence-here.ts'
import type { CaptureFailure } from '../storage/types.ts'

/** Somebody who said who they are, with what this tablet holds about them. */
export interface Found {
  attendee: string
  name: string
  organisation: string | null
  method: 'search' | 'badge'
  steps: Steps
  /** by session, from the taps of this tablet */
  presence: ReadonlyMap<string, Presence>
  taps: readonly HereTap[]
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
  | { at: 'writing'; who: Found; step: Step; confirming: Step | null; scanned: string | null }
  | { at: 'done'; who: Found; step: Step; recorded: Recorded; shown: number; until: number }
  | { at: 'undoing'; done: Extract<Screen, { at: 'done' }> }
  | { at: 'undone'; step: Step; name: string; until: number }
  | { at: 'already'; who: Found; step: Step; recorded: Recorded; until: number }
  | { at: 'failed'; who: Found; step: Step; failure: CaptureFailure; undo: boolean }
  | { at: 'keeping'; code: string }
  | { at: 'badge-unknown'; kind: 'in' | 'out'; kept: number; until: number }
  | { at: 'badge-failed'; code: string; failure: CaptureFailure }

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
  | { is: 'scan'; code: string }
  | { is: 'found'; who: Found }
  | { is: 'badge-unknown'; code: string }
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
  | { is: 'more-time' }
  | { is: 'time' }

/** What the kiosk is to do; its outcome comes back as an event. */
export type Effect =
  | { do: 'look-up'; attendee: string; method: 'search' | 'badge' }
  | { do: 'look-up-badge'; code: string }
  | { do: 'capture'; who: Found; step: Step }
  | { do: 'void'; recorded: Recorded }
  | { do: 'keep-badge'; code: string }

/** The programme's settings that the screens follow. Times in ms. */
export interface Rules {
  undoMs: number
  resultMs: number
  confirmOut: boolean
}
