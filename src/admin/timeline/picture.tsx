import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { clock, clockSeconds } from '../format.ts'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { isSpent, type Lane, lanesOf, narrow, type Scale, scaleOf, ticksOf } from './lanes.ts'
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
          <div class={css.axis}>{zone}</div>
          <div class={`${css.axis} ${css.lane}`}>
            {ticksOf(scale).map((at) => (
              <span key={at} class={css.tick} style={{ insetInlineStart: place(at, scale) }}>
                {clock(at, zone)}
              </span>
            ))}
          </div>
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

interface InScale {
  detail: AttendanceDetail
  scale: Scale
}

function Background({ detail, scale }: InScale) {
  const { window, breaks } = detail.timeline
  return (
    <>
      <i class={css.win} style={stretch(window.start, window.end, scale)} />
      {breaks.map(({ start, end }) => (
        <i key={start} class={css.brk} style={stretch(start, end, scale)} />
      ))}
    </>
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
        {lane.taps.map((tap) => {
          const wide = tap.latest - tap.earliest >= narrow && tap.at === tap.estimate.at
          const shape = isSpent(tap) ? css.spent : tap.fate === 'closes' ? css.out : css.in
          return (
            <span key={`${tap.seq} ${tap.log}`} class={css.all}>
              {wide && <i class={css.err} style={stretch(tap.earliest, tap.latest, scale)} />}
              <i
                class={`${css.tap} ${shape ?? ''}`}
                style={{ insetInlineStart: place(tap.at, scale) }}
                title={`${clockSeconds(tap.at, zone)} ${tap.fate}`}
              />
            </span>
          )
        })}
        <Caption lane={lane} scale={scale} zone={zone} />
      </div>
    </>
  )
}

/** The time of a lane's last tap beside it, where there is room. */
function Caption({ lane, scale, zone }: { lane: Lane; scale: Scale; zone: string }) {
  const last = lane.taps.at(-1)
  if (!last) return null
  const isLate = (last.at - scale.from) / (scale.to - scale.from) > 0.7
  const words = lane.taps
    .slice(-2)
    .map(({ at }) => clockSeconds(at, zone))
    .join(', ')
  const first = lane.taps.at(-2) ?? last
  // a tap that was moved has its bracket no longer
  const right = last.at === last.estimate.at ? Math.max(last.at, last.latest) : last.at
  return (
    <span
      class={css.cap}
      style={
        isLate
          ? { insetInlineEnd: `calc(100% - ${place(first.at, scale)} + 14px)` }
          : { insetInlineStart: `calc(${place(right, scale)} + 14px)` }
      }
    >
      {lane.taps.length > 2 ? `… ${words}` : words}
    </span>
  )
}

function Stays({ detail, scale }: InScale) {
  const { stays, segments } = detail.timeline
  const byPolicy = (at: number) =>
    stays.some((stay) => stay.outBy === 'policy' && stay.in <= at && at < (stay.out ?? at))
  return (
    <>
      {segments.map(({ start, end, fate }) => (
        <i
          key={start}
          class={`${css.bar} ${fate === 'counts' ? (byPolicy(start) ? css.pol : '') : css.cut}`}
          style={stretch(start, end, scale)}
        />
      ))}
    </>
  )
}

const percent = (n: number): string => `${(n * 100).toFixed(2)}%`

const within = (at: number, { from, to }: Scale): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)))

const place = (at: number, scale: Scale): string => percent(within(at, scale))

const stretch = (start: number, end: number, scale: Scale) => ({
  insetInlineStart: place(start, scale),
  inlineSize: percent(within(end, scale) - within(start, scale)),
})
