import { useEffect, useRef, useState } from 'preact/hooks'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useGuard } from './guarded.tsx'
import css from './unsaved.module.css'

/** Asks who is about to leave changes that are not saved. */
export function LeaveBanner() {
  const guard = useGuard()
  const [waits, setWaits] = useState(guard.waits)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => guard.listen(() => setWaits(guard.waits())), [guard])
  useEffect(() => {
    if (waits) box.current?.querySelector('button')?.focus()
  }, [waits])
  if (!waits) return null
  return (
    <div
      ref={box}
      class={css.ask}
      role="alertdialog"
      aria-label="Leave without saving?"
      onKeyDown={(event) => {
        if (event.key === 'Escape') guard.stay()
      }}
    >
      <Banner
        kind="waiting"
        fact="Not saved yet."
        action={
          <div class={css.acts}>
            <Button look="go" onClick={guard.stay}>
              Stay
            </Button>
            <Button onClick={guard.leave}>Leave without saving</Button>
          </div>
        }
      >
        What you changed on this page would be lost.
      </Banner>
    </div>
  )
}
