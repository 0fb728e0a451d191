import { Link } from 'wouter-preact'
import type { AfterKiosk } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { sendPackedUp } from '../api/truth-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { ago, clock, dayShort } from '../format.ts'
import { stateOf } from '../kiosks/view.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { Accept } from './accept.tsx'
import css from './after.module.css'
import { Lost } from './lost.tsx'
import { Release } from './release.tsx'
import type { Left } from './view.ts'

interface Props {
  kiosk: AfterKiosk
  left: Left | null
  now: number
}

/** One kiosk: what of its is missing or waits, and what to do. */
export function KioskLine({ kiosk, left, now }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { shape, tone, words } = stateOf(kiosk, now)
  const { lastContact, packedUpAt } = kiosk
  return (
    <li class={css.kiosk}>
      <div>
        <b>
          <bdi>{kiosk.name}</bdi>
        </b>
        <span class={css.sub}>
          <bdi>{kiosk.room.name}</bdi>
        </span>
        <Status shape={shape} tone={tone}>
          {words}
        </Status>
        {lastContact !== null && (
          <span class={css.sub}>
            {dayShort(lastContact, zone)}, {clock(lastContact, zone)}, {ago(now - lastContact)}
          </span>
        )}
      </div>
      <div class={css.open}>
        {left && <LeftOnIt left={left} />}
        {packedUpAt !== null && (
          <p>
            Packed up at {dayShort(packedUpAt, zone)}, {clock(packedUpAt, zone)}: no session waits
            for it.
          </p>
        )}
        <Lost kiosk={kiosk} />
        <Accept kiosk={kiosk} />
        <Release kiosk={kiosk} />
      </div>
      {kiosk.status === 'ready' && (left !== null || packedUpAt !== null) && (
        <PackUp kiosk={kiosk} />
      )}
    </li>
  )
}

function LeftOnIt({ left: { what, todo, receive } }: { left: Left }) {
  const { programme, mayAct } = useHere()
  return (
    <p>
      <b class={css.at}>
        <Icon name="waiting" /> {what}.
      </b>{' '}
      {todo} {receive && mayAct && <Link href={paths.receive(programme.id)}>Receive its taps</Link>}
    </p>
  )
}

/** Staff say that it took no more taps, or take that back. */
function PackUp({ kiosk }: { kiosk: AfterKiosk }) {
  const { mayAct } = useHere()
  const isPacked = kiosk.packedUpAt !== null
  const act = useFleetAct((call, packed: boolean) => sendPackedUp(call, kiosk.id, packed))
  const saying = act.error && sayingOf(act.error)
  if (!mayAct) return null
  return (
    <div class={css.act}>
      <Button disabled={act.isPending} onClick={() => act.mutate(!isPacked)}>
        {isPacked ? 'In use again' : 'Packed up'}
        <span class="vh">: {kiosk.name}</span>
      </Button>
      <Refusal fact="Not changed.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </div>
  )
}
