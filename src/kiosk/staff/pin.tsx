import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { KioskPin } from '../../domain/roster.ts'
import { Icon } from '../../ui/icon.tsx'
import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { useView } from '../view.ts'
import { isPin } from './check-pin.ts'
import css from './pin.module.css'
import { pinTries, type Tried } from './pin-tries.ts'
import sign from './sign.module.css'
import { useSpans } from './spans.ts'
import { useStaff } from './tools.ts'
import { CLOSE_AFTER_MS, useIdle } from './use-idle.ts'

interface Props {
  pin: KioskPin
  onRight: () => void
  onCancel: () => void
}

const MOST_DIGITS = 12
const LEAST_DIGITS = 6

/** Asks for the PIN on keys of its own: no field, so no password manager and no system keyboard. */
export function Pin({ pin, onRight, onCancel }: Props) {
  const { say } = useStaff()
  const { words, room } = useView()
  const { digits, add, remove, tried, isBusy, submit } = usePin(pin, onRight)
  const span = useSpans()
  useIdle(CLOSE_AFTER_MS, onCancel)
  const trouble =
    tried?.is === 'waits'
      ? say.pinWaits(span.seconds(Math.ceil(tried.ms / 1_000)))
      : tried?.is === 'wrong'
        ? say.pinWrong(tried.left)
        : ''
  return (
    <main class={`${layout.split} ${css.whole}`}>
      <section class={`${sign.sign} ${layout.pad}`}>
        <p class={sign.room}>
          <bdi>{room}</bdi>
        </p>
        <h1 class={css.title}>{say.pinTitle}</h1>
        <p class={css.hint}>{say.pinSafe}</p>
      </section>
      <section class={`${layout.desk} ${layout.pad} ${css.desk}`}>
        <div class={css.dots} role="img" aria-label={say.pinDigits(digits.length)}>
          {Array.from({ length: Math.max(LEAST_DIGITS, digits.length) }, (_, at) => (
            <i key={`digit ${at + 1}`} class={at < digits.length ? css.full : undefined} />
          ))}
        </div>
        <p class={css.trouble} role="alert">
          {trouble}
        </p>
        <div class={css.keys}>
          {[...'123456789'].map((digit) => (
            <button key={digit} type="button" onClick={() => add(digit)}>
              {digit}
            </button>
          ))}
          <button type="button" class={css.wide} onClick={onCancel}>
            {words.close}
          </button>
          <button type="button" onClick={() => add('0')}>
            0
          </button>
          <button type="button" class={css.wide} aria-label={say.backspace} onClick={remove}>
            <Icon name="back" />
          </button>
        </div>
        <div class={css.open}>
          <Button
            look="main-ink"
            disabled={isBusy || tried?.is === 'waits' || digits.length < LEAST_DIGITS}
            onPress={submit}
          >
            {isBusy ? say.pinChecking : say.pinOpen}
          </Button>
        </div>
      </section>
    </main>
  )
}

/** What was typed, on the keys here or on real ones, and what came of the last try. */
function usePin(pin: KioskPin, onRight: () => void) {
  const { storage, clock, timers, report } = useStaff()
  const [digits, setDigits] = useState('')
  const [tried, setTried] = useState<Tried | null>(null)
  const [isBusy, setBusy] = useState(false)
  const tries = useMemo(
    () => pinTries((typed) => isPin(typed, pin), { notes: storage.notes, now: clock.now, report }),
    [pin],
  )
  useEffect(() => {
    tries.wait().then((ms) => ms > 0 && setTried({ is: 'waits', ms }), report)
  }, [tries])
  useEffect(() => {
    if (tried?.is !== 'waits') return
    return timers.after(Math.min(1_000, tried.ms), () => {
      tries.wait().then((ms) => setTried(ms > 0 ? { is: 'waits', ms } : null), report)
    })
  }, [tried])
  // beside the state: two keys may come before the screen is drawn anew
  const now = useRef({ digits: '', isBusy: false })
  const type = (text: string) => {
    if (now.current.isBusy) return
    now.current.digits = text.slice(0, MOST_DIGITS)
    setDigits(now.current.digits)
  }
  const busy = (isNow: boolean) => {
    now.current.isBusy = isNow
    setBusy(isNow)
  }
  const submit = () => {
    const typed = now.current.digits
    if (now.current.isBusy || typed.length < LEAST_DIGITS) return
    busy(true)
    setTried(null)
    tries
      .try(typed)
      .then((came) => (came.is === 'right' ? onRight() : setTried(came)), report)
      .finally(() => {
        busy(false)
        type('')
      })
  }
  const add = (digit: string) => type(now.current.digits + digit)
  const remove = () => type(now.current.digits.slice(0, -1))
  useRealKeys({ add, remove, submit })
  return { digits, add, remove, tried, isBusy, submit }
}

interface Keys {
  add: (digit: string) => void
  remove: () => void
  submit: () => void
}

function useRealKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  // with the screen, not after it: fingers don't wait for the next frame
  useLayoutEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) latest.current.add(key)
      else if (key === 'Backspace') latest.current.remove()
      else if (key === 'Enter' && !(document.activeElement instanceof HTMLButtonElement))
        latest.current.submit()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
