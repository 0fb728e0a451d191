import { useEffect, useState } from 'preact/hooks'
import { Qr } from '../../ui/qr.tsx'
import { Button } from '../parts/button.tsx'
import { useView } from '../view.ts'
import { type Copy, copyTaps, framesOf, noteCopied } from './copies.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

/** A phone reads about this many a second; one that it misses comes round again. */
const FRAME_MS = 180

/** What waits, as QR codes shown in turn, over and over. */
export function Codes({ done }: { done: () => void }) {
  const { say, storage, report } = useStaff()
  const { words } = useView()
  const series = useSeries()
  const at = useTurns(series?.frames.length ?? 0)
  if (!series) return null
  const { copy, frames } = series
  if (copy.taps === 0) return <p class={css.single}>{say.codesNone}</p>
  const taken = () => {
    noteCopied(storage.notes, copy).then(done, report)
  }
  return (
    <div class={css.codes}>
      <Qr look={css.qr} ecc="L" text={frames[at] ?? ''} label={say.codeOf(at + 1, frames.length)} />
      <div>
        <p class={css.big}>{say.codeOf(at + 1, frames.length)}</p>
        <progress aria-label={say.showCodes} value={at + 1} max={frames.length} />
        <p class={css.dim}>{say.codesHint}</p>
        <p class={css.dim}>{words.waiting(copy.taps)}</p>
        <Button look="main-ink" onPress={taken}>
          {say.codesTaken}
        </Button>
      </div>
    </div>
  )
}

/** What waits when the page is opened; taps that come later are for the next time. */
function useSeries() {
  const { storage, identity, clock, report } = useStaff()
  const [series, setSeries] = useState<{ copy: Copy; frames: string[] } | null>(null)
  useEffect(() => {
    const make = async () => {
      const of = { kiosk: identity.kiosk, now: clock.now() }
      const copy = await copyTaps(storage.outbox, 'waiting', of)
      setSeries({ copy, frames: await framesOf(copy) })
    }
    make().catch(report)
  }, [])
  return series
}

function useTurns(count: number): number {
  const { timers } = useStaff()
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (count < 2) return
    return timers.after(FRAME_MS, () => setAt((at + 1) % count))
  }, [at, count])
  return at
}
