import type { AfterKiosk, AfterSession } from '../../domain/api-fleet.ts'
import { plural } from '../format.ts'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import css from './after.module.css'
import { KioskLine } from './kiosk-line.tsx'
import { askedFor, isOpen, leftOn } from './view.ts'

interface Props {
  kiosks: readonly AfterKiosk[]
  sessions: readonly AfterSession[]
  now: number
}

/** The kiosks of which something is missing or waits, each with what to do. */
export function AfterKiosks({ kiosks, sessions, now }: Props) {
  const { programme } = useHere()
  const asked = askedFor(sessions, now)
  const rows = kiosks.map((kiosk) => ({
    kiosk,
    left: leftOn(kiosk, now, asked.has(kiosk.id), programme.timeZone),
  }))
  const open = rows.filter(({ kiosk, left }) => isOpen(kiosk, left))
  const done = rows.filter(
    ({ kiosk, left }) => kiosk.status === 'ready' && !isOpen(kiosk, left),
  ).length
  const packed = rows.filter(({ kiosk, left }) => kiosk.packedUpAt !== null && !isOpen(kiosk, left))
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>From the kiosks</h2>
      {open.length > 0 && (
        <ul class={css.list}>
          {open.map(({ kiosk, left }) => (
            <KioskLine key={kiosk.id} {...{ kiosk, left, now }} />
          ))}
        </ul>
      )}
      <p class={text.dim}>
        {kiosks.length === 0
          ? 'There are no kiosks.'
          : open.length === 0
            ? `Nothing is known to be missing of ${plural(kiosks.length, 'kiosk')}.`
            : `Of the other ${plural(done, 'kiosk')} in use nothing is known to be missing.`}
      </p>
      {packed.length > 0 && (
        <ul class={css.list} aria-label="Packed up">
          {packed.map(({ kiosk }) => (
            <KioskLine key={kiosk.id} {...{ kiosk, now }} left={null} />
          ))}
        </ul>
      )}
    </section>
  )
}
