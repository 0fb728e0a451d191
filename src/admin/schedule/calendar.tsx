import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import { Icon } from '../../ui/icon.tsx'
import { clock, dayLong } from '../format.ts'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import type { Phase } from '../sessions-view.ts'
import { inLanes, type Placed, pxPerMinute, stretchOf } from './lanes.ts'
import css from './schedule.module.css'
import { roomsOf } from './tools.tsx'

interface Props {
  /** of one day */
  sessions: readonly SessionListRow[]
  now: number
  clashing: ReadonlySet<string>
  phaseOf: (session: SessionListRow) => Phase
}

const minute = 60_000
const hour = 60 * minute

/** A day's sessions: a column for each room, time going down. What clashes stands side by side. */
export function Calendar({ sessions, now, clashing, phaseOf }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { from, to } = stretchOf(sessions, (at) => Number(clock(at, zone).slice(3)))
  const scale = pxPerMinute(sessions) / minute
  const columns = columnsOf(sessions)
  const first = sessions[0]
  return (
    <section
      class={css.calendar}
      aria-label={first ? `Calendar of ${dayLong(first.start, zone)}` : 'Calendar'}
      ref={scrollsByKeyboard}
    >
      <div
        class={css.grid}
        style={{ '--columns': columns.length, '--height': `${(to - from) * scale}px` }}
      >
        <div class={css.corner} />
        {columns.map(({ id, name }) => (
          <h2 key={id} class={css.room}>
            <bdi>{name}</bdi>
          </h2>
        ))}
        <Hours {...{ from, to, scale, zone }} />
        {columns.map(({ id, name, sessions }) => (
          <ol key={id} class={css.column} aria-label={name}>
            {inLanes(sessions).map((placed) => (
              <Block
                key={placed.item.id}
                {...{ placed, from, to, scale }}
                phase={phaseOf(placed.item)}
                clashes={clashing.has(placed.item.id)}
              />
            ))}
          </ol>
        ))}
        {now > from && now < to && (
          <div class={css.now} style={{ '--at': `${(now - from) * scale}px` }} aria-hidden="true" />
        )}
      </div>
    </section>
  )
}

const scrollsByKeyboard = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

interface Column {
  id: string
  name: string
  sessions: SessionListRow[]
}

function columnsOf(sessions: readonly SessionListRow[]): Column[] {
  const rooms = roomsOf(sessions).map((room) => ({
    ...room,
    sessions: sessions.filter((one) => one.room?.id === room.id),
  }))
  const nowhere = sessions.filter(({ room }) => room === null)
  return nowhere.length > 0 ? [...rooms, { id: '', name: 'No room', sessions: nowhere }] : rooms
}

interface HoursProps {
  from: number
  to: number
  scale: number
  zone: string
}

function Hours({ from, to, scale, zone }: HoursProps) {
  const hours = Array.from(
    { length: Math.floor((to - from) / hour) + 1 },
    (_, n) => from + n * hour,
  )
  return (
    <div class={css.axis} aria-hidden="true">
      {hours.map((at) => (
        <span key={at} style={{ '--at': `${(at - from) * scale}px` }}>
          {clock(at, zone)}
        </span>
      ))}
    </div>
  )
}

interface BlockProps {
  placed: Placed<SessionListRow>
  from: number
  to: number
  scale: number
  phase: Phase
  clashes: boolean
}

const looks: Partial<Record<Phase['name'], string | undefined>> = {
  cancelled: css.off,
  over: css.over,
  now: css.on,
}

function Block({ placed: { item, lane, lanes }, from, to, scale, phase, clashes }: BlockProps) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const end = Math.min(item.end, to)
  const look = [css.block, looks[phase.name], clashes ? css.clash : ''].filter(Boolean).join(' ')
  return (
    <li
      class={look}
      style={{
        '--at': `${(item.start - from) * scale}px`,
        '--long': `${(end - item.start) * scale}px`,
        '--lane': lane,
        '--lanes': lanes,
      }}
    >
      <Link href={paths.session(programme.id, item.id)} title={item.title}>
        <span class={css.time}>
          {clashes && <Icon name="flag" />}
          {clock(item.start, zone)} <span>{clock(item.end, zone)}</span>
        </span>
        <b>
          <bdi>{item.title}</bdi>
        </b>
        <small>
          {phase.name === 'cancelled' && 'Cancelled. '}
          {clashes && <span class="vh">Clash. </span>}
          <bdi>{item.presenters.join(', ')}</bdi>
        </small>
      </Link>
    </li>
  )
}
