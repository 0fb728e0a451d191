import type { Wedge } from '../platform/wedge.ts'
import type { Kiosk } from './kiosk.ts'

/**
 * A real keyboard, a scanner that types, and touches anywhere. Keys that go into the field are left to
 * it; those that miss it are typed all the same, so that whoever types on an outcome is the next person.
 * @param wedge tells scans, which it sends by itself
 * @param picks the attendee that Enter chooses: the only hit
 * @param early keys from before this listened
 * @returns the way to stop listening
 */
export function listenToInput(
  target: Window,
  kiosk: Kiosk,
  wedge: Wedge,
  picks: () => string | null,
  early: readonly KeyboardEvent[] = [],
): () => void {
  const isStray = enterGuard()
  const onKey = (event: KeyboardEvent) => {
    const strays = isStray(event)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = event.target instanceof Element ? event.target : null
    if (wedge.key(event)) {
      // or it would press whatever has the focus
      event.preventDefault()
      // what an input method made of the code goes with the focus
      if (event.isComposing && at instanceof HTMLElement) at.blur()
      return
    }
    if (strays) return event.preventDefault()
    if (event.isComposing) return
    if (event.key === 'Escape') return kiosk.send({ is: 'close' })
    const isField = at?.matches('input, textarea, select') ?? false
    const isButton = at?.matches('button') ?? false
    if (event.key === 'Enter') {
      const attendee = isButton ? null : picks()
      if (attendee) kiosk.send({ is: 'pick', attendee })
      return
    }
    if (isField || (isButton && event.key === ' ')) return
    if (event.key === 'Backspace') kiosk.send({ is: 'backspace' })
    else if ([...event.key].length === 1) {
      event.preventDefault()
      kiosk.send({ is: 'type', text: event.key })
    }
  }
  const catchUp = () => {
    let missed = ''
    for (const event of early) {
      isStray(event)
      if (event.ctrlKey || event.metaKey || event.altKey) continue
      if (wedge.key(event)) missed = ''
      else if (isMissed(event)) missed += event.key
    }
    if (missed === '') return
    // the field came after them, and with it what it holds
    const { screen } = kiosk.state()
    const held = screen.at === 'home' ? screen.query : ''
    kiosk.send({ is: 'query', text: missed + held })
  }
  const onPointer = (event: Event) => {
    const isOnButton = event.target instanceof Element && event.target.closest('button')
    if (!isOnButton) kiosk.send({ is: 'touch' })
  }
  catchUp()
  target.addEventListener('keydown', onKey, { capture: true })
  target.addEventListener('pointerdown', onPointer)
  return () => {
    target.removeEventListener('keydown', onKey, { capture: true })
    target.removeEventListener('pointerdown', onPointer)
  }
}

/** A character that went nowhere: no field had the focus. */
const isMissed = ({ key, target, isComposing }: KeyboardEvent) =>
  [...key].length === 1 &&
  !isComposing &&
  !(target instanceof Element && target.matches('input, textarea, select, button'))

const ENTER_GUARD_MS = 400

/**
 * Whether an Enter is none that a person meant: of a key that is held, or of a scanner that ends with
 * two. Else it would press the step that has the focus by then, and nobody would have checked in.
 */
function enterGuard(): (event: KeyboardEvent) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (event) => {
    if (event.key !== 'Enter') return false
    const isSoon = event.timeStamp - last < ENTER_GUARD_MS
    last = event.timeStamp
    return event.repeat || isSoon
  }
}
