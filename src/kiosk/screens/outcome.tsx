import { useEffect, useRef, useState } from 'preact/hooks'
import type { Step } from '../../domain/fitting-step.ts'
import { presenceHere } from '../../domain/presence-here.ts'
import { afterFrame } from '../../platform/after-paint.ts'
import { unveil, wipe } from '../parts/poster.tsx'
import { scheduleOf } from '../prepared.ts'
import type { Found, Screen } from '../state.ts'
import { useView, type View } from '../view.ts'
import { Done, outcomeTitle } from './done.tsx'

type DoneScreen = Extract<Screen, { at: 'done' }>

/**
 * The poster of a tap that was recorded. While its step waits to be pressed it is laid out already, out of
 * sight: whoever pressed then waits for the store alone, not for a screen to be built.
 */
export function Outcome({ screen }: { screen: Screen }) {
  const view = useView()
  const next = nextOf(screen)
  // after the screen before it was painted, which must not wait for this
  const [ready, setReady] = useState<Found | null>(null)
  useEffect(() => setReady(next?.who ?? null), [next?.who])
  const poster = useRef<HTMLElement>(null)
  const veiled = next && next.who === ready ? expected(next, view) : null
  const title = veiled && outcomeTitle(veiled.step.kind, view.words)
  useEffect(() => {
    if (!veiled || title === null) return
    return view.stage(({ who, step }, shown) => {
      const own = poster.current
      if (!own || who !== veiled.who || !isSame(step, veiled.step)) return false
      unveil(own, title)
      afterFrame(() => {
        wipe(own)
        // to draw what follows would delay the frame in which it begins
        setTimeout(shown, 0)
      })
      return true
    })
  })
  const done = screen.at === 'undoing' ? screen.done : screen.at === 'done' ? screen : veiled
  return done && <Done screen={done} veiled={done === veiled} root={poster} />
}

const isSame = (a: Step, b: Step) => a.session === b.session && a.kind === b.kind

interface Next {
  who: Found
  step: Step
}

/** Whose step is most likely recorded next. */
function nextOf(screen: Screen): Next | null {
  if (screen.at === 'writing') return screen
  return screen.at === 'choose'
    ? { who: screen.who, step: screen.confirming ?? screen.who.steps.large }
    : null
}

/** As if they pressed now. */
function expected({ who, step }: Next, { known, now, mono, offset }: View): DoneScreen {
  const tap = {
    log: '',
    tap: {
      ...step,
      seq: Number.MAX_SAFE_INTEGER,
      attendee: who.attendee,
      method: who.method,
      wall: now - offset,
      mono,
      zone: 0,
    },
  }
  const presence = presenceHere([...who.taps, tap], scheduleOf(known), offset)
  const recorded = { tap, repeats: false, presence: presence.get(step.session) }
  return { at: 'done', who, step, recorded, shown: mono, until: mono }
}
