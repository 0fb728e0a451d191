import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { clock, clockSeconds } from '../format.ts'
import { isSpent, type Lane, narrow, type Scale, ticksOf } from './lanes.ts'
import { place, stretch } from './place.ts'
import css from './timeline.module.css'

export interface InScale {
  detail: AttendanceDetail
  scale: Scale
}

/** The session's window and its breaks, behind what happened. */
export function Background({ detail, scale }: InScale) {
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

/** The stays: what of them counts, what not, and what a policy ended. */
export function Stays({ detail, scale }: InScale) {
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

interface InZone {
  scale: Scale
  zone: string
}

/** The first row: the zone, and the times. */
export function Axis({ scale, zone }: InZone) {
  return (
    <>
      <div class={css.axis}>{zone}</div>
      <div class={`${css.axis} ${css.lane}`}>
        {ticksOf(scale).map((at) => (
          <span key={at} class={css.tick} style={{ insetInlineStart: place(at, scale) }}>
            {clock(at, zone)}
          </span>
        ))}
      </div>
    </>
  )
}

/** Taps as dots and rings, each with the range in which it happened. */
export function Taps({ taps, scale, zone }: InZone & { taps: Lane['taps'] }) {
  return (
    <>
      {taps.map((tap) => {
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
    </>
  )
}
