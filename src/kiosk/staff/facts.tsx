import { Icon, type IconName } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import css from './panel.module.css'
import { useSpans } from './spans.ts'
import { useStaff } from './tools.ts'
import { useHealth } from './use-health.ts'
import { useRosterAge } from './use-roster-age.ts'

/// <reference path="../../platform/version.d.ts" />

type Look = 'ok' | 'at' | 'bad'

/** A clock that is further off than this is worth a look; taps are corrected all the same. */
export const CLOCK_FAR_MS = 60_000
/** Below half a second nobody would say that a clock is wrong. */
const CLOCK_RIGHT_MS = 500
/** So long without the server, and somebody should ask why. */
const QUIET_MS = 15 * 60_000
const LITTLE_SPACE = 200e6

/** How this tablet is, at a glance. */
export function Facts() {
  const { say, live } = useStaff()
  const { format, waiting, sync, now, known, offset } = useView()
  const span = useSpans()
  const { health } = useHealth()
  const age = useRosterAge()
  const contact = sync?.lastContact == null ? null : now - offset - sync.lastContact
  const free = health?.freeBytes ?? null
  const held = live.place().held
  const title = held && known.sessions.find(({ id }) => id === held)?.title
  return (
    <section>
      <h2>{say.thisKiosk}</h2>
      <dl class={css.facts}>
        <Fact icon="waiting" look={waiting.count > 0 ? 'at' : 'ok'} name={say.tapsWaiting}>
          {format.number(waiting.count)}
        </Fact>
        <Fact icon="clock" look={waiting.count > 0 ? 'at' : 'ok'} name={say.oldestWaiting}>
          {waiting.oldest === null ? say.none : format.time(waiting.oldest + offset)}
        </Fact>
        <Fact
          icon="contact"
          look={contact !== null && contact < QUIET_MS ? 'ok' : 'at'}
          name={say.lastContact}
        >
          {contact === null ? say.never : span.ago(contact)}
        </Fact>
        <Fact icon="clock" look={Math.abs(offset) < CLOCK_FAR_MS ? 'ok' : 'at'} name={say.clock}>
          {useClockText()}
        </Fact>
        <Fact icon="tick" look={health?.persisted ? 'ok' : 'at'} name={say.kept}>
          {health?.persisted == null ? say.unknown : health.persisted ? say.yes : say.no}
        </Fact>
        <Fact
          icon="file"
          look={free === null || free > LITTLE_SPACE ? 'ok' : 'bad'}
          name={say.free}
        >
          {free === null ? say.unknown : span.bytes(free)}
        </Fact>
        <Fact icon="list" look="ok" name={say.roster}>
          {say.rosterOf(known.attendees.size, age === null ? say.unknown : span.ago(age))}
        </Fact>
        <Fact icon="calendar" look={title ? 'at' : 'ok'} name={say.offers}>
          {title ? <bdi>{title}</bdi> : say.asPlanned}
        </Fact>
        <Fact icon="tablet" look="ok" name={say.version}>
          {__VERSION__}
        </Fact>
      </dl>
    </section>
  )
}

/** How far the tablet's clock is off the server's. */
export function useClockText(): string {
  const { say } = useStaff()
  const { sync } = useView()
  const span = useSpans()
  const offset = sync?.offset ?? null
  if (offset === null) return say.unknown
  if (Math.abs(offset) < CLOCK_RIGHT_MS) return say.clockRight
  const far = span.short(Math.abs(offset))
  return offset > 0 ? say.clockSlow(far) : say.clockFast(far)
}

interface FactProps {
  icon: IconName
  look: Look
  name: string
  children: preact.ComponentChildren
}

function Fact({ icon, look, name, children }: FactProps) {
  return (
    <div>
      <dt>
        <Icon name={icon} look={css[look]} />
        {name}
      </dt>
      <dd class={look === 'ok' ? undefined : css[look]}>{children}</dd>
    </div>
  )
}
