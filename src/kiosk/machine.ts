import type { Step } from '../domain/fitting-step.ts'
import type { HereTap } from '../domain/presence-here.ts'
import type { Effect, Event, Found, Rules, Scan, Screen, State } from './state.ts'
import { typeInForm } from './walk-in/typing.ts'

// The kiosk's screens. Whoever stands before it can always go on; whatever was pressed is written once.
//
//   home ──pick, scan──▶ (look up) ──found──▶ choose ──press──▶ writing ──recorded──▶ done ──undo──▶ undoing ──▶ undone
//                             │                 ▲ │ check-out, by setting         ├──repeats──▶ already
//                             │                 └─┘ confirming                    └──failed──▶ failed ──retry──▶ writing
//                             └──badge-unknown──▶ keeping ──▶ badge-unknown, badge-failed
//   home, badge-unknown ──walk-in──▶ walk-in ──join──▶ writing
//
// All but writing, undoing, keeping and the two failures return home by themselves.

/** Screens that wait for a person return after so long (LOOK, Motion). */
export const RETURN_MS = 20_000
/** The last part of it shows as a bar, with more time to be had. */
export const WARN_MS = 8_000
/** Who fills in a form thinks longer between two keys. */
export const FORM_MS = 60_000
/** A finger that pressed twice must not wipe away the outcome it made. */
export const TOUCH_GUARD_MS = 400

export interface Next {
  state: State
  effects: Effect[]
}

const home = (query = '', until: number | null = null): Screen => ({ at: 'home', query, until })
export const initial: State = { screen: home(), language: null }

const staff = (scanned: string | null): Screen => ({ at: 'staff', scanned })

const isHome = (screen: Screen): screen is Extract<Screen, { at: 'home' }> => screen.at === 'home'
/** A walk-in begins where a name was sought, or a badge not known. */
const mayJoin = ({ at }: Screen) => at === 'home' || at === 'badge-unknown'
/** A new person may begin: nothing is being written and no failure waits to be seen. */
const isFree = ({ at }: Screen) =>
  !['writing', 'undoing', 'keeping', 'failed', 'badge-failed', 'staff'].includes(at)

/**
 * The next state and what is to be done.
 * @param now ms of the monotonic clock
 */
export function reduce(state: State, event: Event, now: number, rules: Rules): Next {
  const { screen } = state
  const stay: Next = { state, effects: [] }
  const go = (next: Screen, ...effects: Effect[]): Next => ({
    state: { ...state, screen: next },
    effects,
  })
  const goHome: Next = { state: initial, effects: [] }

  switch (event.is) {
    case 'query':
    case 'type':
    case 'backspace':
      return isFree(screen) ? typed(state, event, now) : stay
    case 'language':
      return {
        state: { language: event.language, screen: withTime(screen, now) },
        effects: [],
      }
    case 'pick':
      return isHome(screen)
        ? { state, effects: [{ do: 'look-up', attendee: event.attendee, method: 'search' }] }
        : stay
    case 'scan':
      return scanned(state, scanOf(event))
    case 'found':
      return isFree(screen)
        ? go({ at: 'choose', who: event.who, confirming: null, until: now + RETURN_MS })
        : stay
    case 'badge-unknown':
      return isFree(screen)
        ? go({ at: 'keeping', ...scanOf(event) }, { do: 'keep-badge', ...scanOf(event) })
        : stay
    case 'walk-in':
      return mayJoin(screen)
        ? { state, effects: [{ do: 'begin-form', query: isHome(screen) ? screen.query : '' }] }
        : stay
    case 'form':
      return mayJoin(screen) || screen.at === 'walk-in'
        ? go({ at: 'walk-in', form: event.form, until: now + FORM_MS })
        : stay
    case 'field':
      return screen.at === 'walk-in'
        ? go({ ...screen, form: { ...screen.form, field: event.field }, until: now + FORM_MS })
        : stay
    case 'join':
      return screen.at === 'walk-in' ? writing(state, event.who, event.who.steps.large, null) : stay
    case 'press':
      return pressed(state, event.step, now, rules)
    case 'gone':
    case 'recorded':
    case 'badge-kept':
    case 'failed':
    case 'undone':
      return settled(state, event, now, rules)
    case 'undo':
      return screen.at === 'done' && mayUndo(screen, now, rules)
        ? go({ at: 'undoing', done: screen }, { do: 'void', recorded: screen.recorded })
        : stay
    case 'retry':
      return retried(state)
    case 'touch':
      return screen.at === 'done' && now - screen.shown >= TOUCH_GUARD_MS ? goHome : stay
    case 'close':
      return closed(screen) ? goHome : stay
    case 'staff':
      return isFree(screen) ? { state: { ...initial, screen: staff(null) }, effects: [] } : stay
    case 'more-time':
      return go(withTime(screen, now))
    case 'time':
      return 'until' in screen && screen.until !== null && now >= screen.until ? goHome : stay
  }
}

/** Whether the tap can still be taken back (rule E4). */
export function mayUndo(
  { recorded }: Extract<Screen, { at: 'done' }>,
  now: number,
  { undoMs }: Rules,
): boolean {
  return now - recorded.tap.tap.mono <= undoMs
}

const closed = ({ at }: Screen) => !['writing', 'undoing', 'keeping'].includes(at)

function typed(
  { screen, language }: State,
  event: Extract<Event, { is: 'query' | 'type' | 'backspace' }>,
  now: number,
): Next {
  if (screen.at === 'walk-in') {
    const form = typeInForm(screen.form, event)
    return { state: { screen: { ...screen, form, until: now + FORM_MS }, language }, effects: [] }
  }
  const before = screen.at === 'home' ? screen.query : ''
  const after =
    event.is === 'query'
      ? event.text
      : event.is === 'type'
        ? before + event.text
        : [...before].slice(0, -1).join('')
  const query = after.trimStart().slice(0, 100)
  const until = query ? now + RETURN_MS : null
  // Who types on an outcome is the next person: the kiosk's own language again.
  const speaks = screen.at === 'home' || screen.at === 'choose' ? language : null
  return { state: { screen: home(query, until), language: speaks }, effects: [] }
}

const scanOf = ({ code, by, or }: Scan): Scan => ({
  code,
  ...(by === undefined ? {} : { by }),
  ...(or === undefined ? {} : { or }),
})

function scanned(state: State, scan: Scan): Next {
  const { screen } = state
  if (screen.at === 'writing')
    return { state: { ...state, screen: { ...screen, scanned: scan } }, effects: [] }
  if (screen.at === 'staff') return { state: { ...state, screen: staff(scan.code) }, effects: [] }
  if (!isFree(screen)) return { state, effects: [] }
  const language = screen.at === 'home' ? state.language : null
  return {
    state: { screen: home(), language },
    effects: [{ do: 'look-up-badge', ...scan }],
  }
}

function pressed(state: State, step: Step, now: number, rules: Rules): Next {
  const { screen } = state
  if (screen.at !== 'choose' && screen.at !== 'already') return { state, effects: [] }
  const confirming = screen.at === 'choose' ? screen.confirming : null
  const who = screen.at === 'choose' ? screen.who : withTap(screen.who, screen.recorded.tap)
  if (step.kind === 'out' && rules.confirmOut && !confirming) {
    const choose: Screen = {
      at: 'choose',
      who,
      confirming: step,
      until: now + RETURN_MS,
    }
    return { state: { ...state, screen: choose }, effects: [] }
  }
  return writing(state, who, step, confirming)
}

const withTap = (who: Found, tap: HereTap): Found => ({ ...who, taps: [...who.taps, tap] })

function writing(state: State, who: Found, step: Step, confirming: Step | null): Next {
  return {
    state: { ...state, screen: { at: 'writing', who, step, confirming, scanned: null } },
    effects: [{ do: 'capture', who, step }],
  }
}

function retried(state: State): Next {
  const { screen } = state
  if (screen.at === 'failed' && !screen.undo) return writing(state, screen.who, screen.step, null)
  if (screen.at === 'badge-failed')
    return {
      state: { ...state, screen: { at: 'keeping', ...scanOf(screen) } },
      effects: [{ do: 'keep-badge', ...scanOf(screen) }],
    }
  return { state, effects: [] }
}

type Settling = Extract<Event, { is: 'gone' | 'recorded' | 'badge-kept' | 'failed' | 'undone' }>

/** What came of an effect. An answer that no screen waits for changes nothing. */
function settled(state: State, event: Settling, now: number, rules: Rules): Next {
  const { screen } = state
  const go = (next: Screen): Next => ({ state: { ...state, screen: next }, effects: [] })
  if (screen.at === 'writing') {
    const { who, step } = screen
    if (event.is === 'failed')
      return go({ at: 'failed', who, step, failure: event.failure, undo: false })
    if (event.is !== 'recorded') return { state, effects: [] }
    if (screen.scanned !== null) return scanned({ ...initial }, screen.scanned)
    const { recorded } = event
    return recorded.repeats
      ? go({ at: 'already', who, step, recorded, until: now + RETURN_MS })
      : go({ at: 'done', who, step, recorded, shown: now, until: now + rules.resultMs })
  }
  if (screen.at === 'undoing') {
    const { who, step } = screen.done
    if (event.is === 'failed')
      return go({ at: 'failed', who, step, failure: event.failure, undo: true })
    if (event.is === 'undone')
      return go({ at: 'undone', step, name: who.name, until: now + rules.resultMs })
  }
  if (screen.at === 'keeping') {
    if (event.is === 'failed')
      return go({ at: 'badge-failed', ...scanOf(screen), failure: event.failure })
    if (event.is === 'gone') return { state: initial, effects: [] }
    if (event.is === 'badge-kept')
      return go({
        at: 'badge-unknown',
        kind: event.kind,
        kept: event.wall,
        until: now + RETURN_MS,
      })
  }
  return { state, effects: [] }
}

/** The screen with its whole time again; outcomes keep theirs. */
function withTime(screen: Screen, now: number): Screen {
  const until = now + RETURN_MS
  switch (screen.at) {
    case 'home':
    case 'choose':
    case 'already':
    case 'badge-unknown':
      return { ...screen, until }
    case 'walk-in':
      return { ...screen, until: now + FORM_MS }
    default:
      return screen
  }
}
