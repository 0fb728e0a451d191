import type { KioskRow } from '../../domain/api.ts'
import { ago, bytesText, clock, offsetText } from '../format.ts'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { useHere } from '../programme.ts'
import own from './kiosks.module.css'
import { hasLittleStorage, isClockOff, stateOf } from './view.ts'

/** The cells of one kiosk: where it is, and what it last said of itself. */
export function Facts({ kiosk, now }: { kiosk: KioskRow; now: number }) {
  const { programme } = useHere()
  const { offset, build, battery, waiting, oldestWaiting } = kiosk
  return (
    <>
      <td class={own.who}>
        <b>
          <bdi>{kiosk.name}</bdi>
        </b>
        {!kiosk.name.startsWith(kiosk.room.name) && (
          <span class={css.sub}>
            <bdi>{kiosk.room.name}</bdi>
          </span>
        )}
      </td>
      <Contact kiosk={kiosk} now={now} />
      <td class={css.r}>
        {waiting !== null && waiting > 0 ? <b class={own.at}>{waiting}</b> : waiting}
        {waiting !== null && waiting > 0 && oldestWaiting !== null && (
          <span class={`${css.sub} ${css.nw} ${css.opt2}`}>
            since {clock(oldestWaiting, programme.timeZone)}
          </span>
        )}
      </td>
      <td class={`${css.r} ${css.opt} ${css.nw}`}>
        {offset !== null &&
          (isClockOff(kiosk) ? <b class={own.at}>{offsetText(offset)}</b> : offsetText(offset))}
      </td>
      <td class={`${css.opt} ${css.nw}`}>
        <Storage kiosk={kiosk} />
      </td>
      <td class={`${css.r} ${css.opt} ${css.nw}`}>
        {battery !== null && `${Math.round(battery * 100)} %`}
      </td>
      <td class={`${css.r} ${css.opt}`}>{build}</td>
    </>
  )
}

function Contact({ kiosk, now }: { kiosk: KioskRow; now: number }) {
  const { programme } = useHere()
  const { shape, tone, words } = stateOf(kiosk, now)
  const { lastContact } = kiosk
  return (
    <td>
      <Status shape={shape} tone={tone}>
        {words}
      </Status>
      {lastContact !== null && (
        <span class={css.sub}>
          {clock(lastContact, programme.timeZone)}, {ago(now - lastContact)}
        </span>
      )}
    </td>
  )
}

function Storage({ kiosk }: { kiosk: KioskRow }) {
  const { persisted, freeBytes } = kiosk
  if (persisted === null) return null
  const words = persisted ? 'Kept' : 'Not kept'
  return (
    <>
      {hasLittleStorage(kiosk) ? <b class={own.at}>{words}</b> : words}
      {freeBytes !== null && <span class={css.sub}>{bytesText(freeBytes)} free</span>}
    </>
  )
}
