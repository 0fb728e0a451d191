import type { ComponentChildren } from 'preact'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { calledName } from '../../domain/called.ts'
import { measure } from '../../domain/spans.ts'
import { clockSeconds, hms } from '../format.ts'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { type Scale, scaleOf } from '../timeline/lanes.ts'
import { stretch } from '../timeline/place.ts'
import { Axis, Background, Stays, Taps } from '../timeline/strips.tsx'
import css from '../timeline/timeline.module.css'
import { sharedTime } from './overlap.ts'
import { useOtherPlaces } from './use-places.ts'

/** Where somebody was counted in several rooms at once: all on one axis, and what to do. */
export function Comparison({ here }: { here: AttendanceDetail }) {
  const { others, isPending } = useOtherPlaces(here)
  if (others.length === 0) {
    return (
      <p class={text.dim}>
        {isPending
          ? 'Looking where else …'
          : 'No other session counts at the same time any more: reload to see the newest state.'}
      </p>
    )
  }
  const all = [here, ...others]
  const scale = scaleOfAll(all)
  return (
    <div class={text.stack}>
      <Aligned all={all} here={here} scale={scale} />
      <ul>
        {others.map((there) => (
          <Shared key={there.session} here={here} there={there} />
        ))}
      </ul>
    </div>
  )
}

/** What two places at once come to, and what to do about it. */
export function Advice() {
  const { mayAct } = useHere()
  return (
    <p class={text.dim}>
      Hatched: counted in both. Each session’s own total stands; over the programme the time counts
      once, for the session entered last.
      {mayAct &&
        ' Were they in one room only? Open the other record, and move or take back its taps.'}
    </p>
  )
}

function scaleOfAll(all: readonly AttendanceDetail[]): Scale {
  const scales = all.map(scaleOf)
  return {
    from: Math.min(...scales.map(({ from }) => from)),
    to: Math.max(...scales.map(({ to }) => to)),
  }
}

interface AlignedProps {
  all: readonly AttendanceDetail[]
  here: AttendanceDetail
  scale: Scale
}

function Aligned({ all, here, scale }: AlignedProps) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const zone = programme.timeZone
  const shared = all.flatMap((there) => (there === here ? [] : sharedTime(here, there)))
  return (
    <Scroll class={css.scroll} label={`${calledName(here.name)} in several rooms`}>
      <div class={`${css.lanes} ${css.wide}`}>
        <Axis scale={scale} zone={zone} />
        {all.map((detail) => (
          <Place
            key={detail.session}
            detail={detail}
            session={sessions.data?.find(({ id }) => id === detail.session)}
            scale={scale}
          >
            {shared.map((span) => (
              <i key={span.start} class={css.both} style={stretch(span.start, span.end, scale)} />
            ))}
          </Place>
        ))}
      </div>
    </Scroll>
  )
}

interface PlaceProps {
  detail: AttendanceDetail
  session: SessionListRow | undefined
  scale: Scale
  children: ComponentChildren
}

function Place({ detail, session, scale, children }: PlaceProps) {
  const { programme } = useHere()
  return (
    <>
      <div>
        <span>
          <Link href={paths.timeline(programme.id, detail.session, detail.attendee)}>
            <bdi>{session?.title ?? 'Another session'}</bdi>
          </Link>
          <span class={css.sub}>
            <bdi>{session?.room?.name}</bdi>
          </span>
        </span>
      </div>
      <div class={css.lane} aria-hidden="true">
        <Background detail={detail} scale={scale} />
        <Stays detail={detail} scale={scale} />
        {children}
        <Taps taps={detail.timeline.taps} scale={scale} zone={programme.timeZone} />
      </div>
    </>
  )
}

/** What counts in both, in words. */
function Shared({ here, there }: { here: AttendanceDetail; there: AttendanceDetail }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const zone = programme.timeZone
  const roomOf = (of: string) =>
    sessions.data?.find(({ id }) => id === of)?.room?.name ?? 'another room'
  const spans = sharedTime(here, there)
  const times = spans.map(
    ({ start, end }) => `${clockSeconds(start, zone)} to ${clockSeconds(end, zone)}`,
  )
  return (
    <li>
      <b>{times.join(', ')}</b>: {hms(measure(spans))} in <bdi>{roomOf(here.session)}</bdi> and{' '}
      <bdi>{roomOf(there.session)}</bdi>.
    </li>
  )
}
