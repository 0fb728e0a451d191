import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { clockSeconds } from '../format.ts'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { type Lane, lanesOf, type Scale, scaleOf } from './lanes.ts'
import { place } from './place.ts'
import { Axis, Background, type InScale, Stays, Taps } from './strips.tsx'
import css from './timeline.module.css'

/** The record as a picture; "in words" beside it tells the same to those who don't see it. */
export function Picture({ detail }: { detail: AttendanceDetail }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const scale = scaleOf(detail)
  return (
    <section aria-label="Timeline">
      <Scroll class={css.scroll} label="Picture">
        <div class={css.lanes} aria-hidden="true">
          <Axis scale={scale} zone={zone} />
          {lanesOf(detail).map((lane) => (
            <Row key={lane.key} lane={lane} detail={detail} scale={scale} zone={zone} />
          ))}
          <div>
            <b>Counted stays</b>
          </div>
          <div class={css.lane}>
            <Background detail={detail} scale={scale} />
            <Stays detail={detail} scale={scale} />
          </div>
        </div>
      </Scroll>
      <p class={`${css.legend} ${text.dim} ${text.small}`}>
        Grey: the session’s window. Hatched grey: break, not counted. Brackets: the tap happened
        somewhere in here. Hatched green: end set by policy. Outlined: cut, not counted.
      </p>
    </section>
  )
}

function Row({ lane, detail, scale, zone }: InScale & { lane: Lane; zone: string }) {
  return (
    <>
      <div>
        <span>
          <bdi>{lane.name}</bdi>
          {lane.note && <span class={css.sub}>{lane.note}</span>}
        </span>
      </div>
      <div class={css.lane}>
        <Background detail={detail} scale={scale} />
        <Taps taps={lane.taps} scale={scale} zone={zone} />
        <Caption lane={lane} scale={scale} zone={zone} />
      </div>
    </>
  )
}

/** The time of a lane's last tap beside it, where there is room. */
function Caption({ lane, scale, zone }: { lane: Lane; scale: Scale; zone: string }) {
  const last = lane.taps.at(-1)
  if (!last) return null
  const words = lane.taps
    .slice(-2)
    .map(({ at }) => clockSeconds(at, zone))
    .join(', ')
  const first = lane.taps.at(-2) ?? last
  const share = (at: number) => (at - scale.from) / (scale.to - scale.from)
  const isLate = share(last.at) > 0.7
  // a tap that was moved has its bracket no longer
  const rightOf = (tap: typeof last) =>
    tap.at === tap.estimate.at ? Math.max(tap.at, tap.latest) : tap.at
  // no room at the end, nor before an early one: between the two, then
  const right = rightOf(isLate ? first : last)
  const isBefore = isLate && share(first.at) > 0.3
  // wide brackets leave none; the words below have every time
  if (!isBefore && share(right) > 0.8) return null
  return (
    <span
      class={css.cap}
      style={
        isBefore
          ? { insetInlineEnd: `calc(100% - ${place(first.at, scale)} + 14px)` }
          : { insetInlineStart: `calc(${place(right, scale)} + 14px)` }
      }
    >
      {lane.taps.length > 2 ? `… ${words}` : words}
    </span>
  )
}
