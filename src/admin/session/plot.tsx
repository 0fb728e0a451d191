import { useId } from 'preact/hooks'
import { clock } from '../format.ts'
import { busiest, type Step, ticks } from './occupancy.ts'
import css from './session.module.css'

interface Props {
  steps: readonly Step[]
  /** what is drawn, ms UTC */
  from: number
  to: number
  /** the session itself */
  window: { start: number; end: number }
  /** ms UTC; null where it lies outside of what is drawn */
  now: number | null
  seats: number | null
  zone: string
}

const box = { left: 30, right: 332, top: 14, bottom: 142, width: 340, height: 168 }
const hour = 3_600_000

/** People in the room by time, as a step line. */
export function Plot({ steps, from, to, window, now, seats, zone }: Props) {
  const id = useId()
  const top = Math.max(busiest(steps)?.people ?? 0, seats ?? 0, 4)
  const rows = ticks(top)
  const high = rows.at(-1) ?? top
  const x = (at: number) => place(box.left + ((at - from) / (to - from)) * (box.right - box.left))
  const y = (people: number) => place(box.bottom - (people / high) * (box.bottom - box.top))
  const end = x(Math.min(now ?? to, to))
  const line = steps.map(({ at, people }) => `H${x(at)}V${y(people)}`).join('')
  const path = `M${x(from)} ${y(0)}${line}H${end}`
  return (
    <svg
      class={css.plot}
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{inWords(steps, now, zone)}</title>
      <rect
        x={x(window.start)}
        y={box.top}
        width={x(window.end) - x(window.start)}
        height={box.bottom - box.top}
        fill="var(--edge)"
        opacity=".1"
      />
      {rows.map((n) => (
        <g key={n}>
          <line x1={box.left} x2={box.right} y1={y(n)} y2={y(n)} stroke="var(--line)" />
          <text x={box.left - 6} y={y(n) + 4} text-anchor="end">
            {n}
          </text>
        </g>
      ))}
      {times(from, to).map((at) => (
        <text key={at} x={x(at)} y={box.height - 8} text-anchor="middle">
          {clock(at, zone)}
        </text>
      ))}
      <path d={`${path}V${y(0)}Z`} fill="var(--in-ink)" opacity=".16" />
      <path d={path} fill="none" stroke="var(--in-ink)" stroke-width="2" />
      {now !== null && (
        <line x1={end} x2={end} y1={box.top} y2={box.bottom} stroke="var(--ink)" stroke-width="2" />
      )}
      {seats !== null && (
        <>
          <line
            x1={box.left}
            x2={box.right}
            y1={y(seats)}
            y2={y(seats)}
            stroke="var(--ink-2)"
            stroke-dasharray="2 3"
          />
          <text x={box.left + 4} y={y(seats) - 4}>
            {seats} seats
          </text>
        </>
      )}
    </svg>
  )
}

const place = (n: number): number => Math.round(n * 10) / 10

/** About five times of the clock within what is drawn. */
function times(from: number, to: number): number[] {
  const steps = [hour / 4, hour / 2, hour, 2 * hour, 4 * hour, 12 * hour]
  const step = steps.find((one) => (to - from) / one <= 5.5) ?? 24 * hour
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, n) => first + n * step)
}

/** The plot for those who don't see it. */
function inWords(steps: readonly Step[], now: number | null, zone: string): string {
  const most = busiest(steps)
  if (!most || most.people === 0) return 'People in the room by time. Nobody was in yet.'
  const last = steps.at(-1)?.people ?? 0
  const peak = `Most: ${most.people} from ${clock(most.at, zone)}.`
  return `People in the room by time. ${peak}${now === null ? '' : ` In the room now: ${last}.`}`
}
