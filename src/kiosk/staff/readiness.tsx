import { useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { useView } from '../view.ts'
import css from './readiness.module.css'
import sign from './sign.module.css'
import { useStaff } from './tools.ts'
import { type Check, useChecks } from './use-checks.ts'
import { Waive } from './waive.tsx'

/** A tablet that was just paired: each check green or waived before attendees see it (row K9). */
export function Readiness({ scanned }: { scanned: string | null }) {
  const { say, live, clock, report } = useStaff()
  const { room, send } = useView()
  const { checks, waive } = useChecks()
  const [waiving, setWaiving] = useState<Check | null>(null)
  const done = checks.filter(({ isGreen, waived }) => isGreen || waived !== null).length
  const isReady = done === checks.length
  const open = async () => {
    const { readiness } = live.own()
    if (readiness) await live.setOwn({ readiness: { ...readiness, openedAt: clock.now() } })
    send({ is: 'close' })
  }
  return (
    <main class={`${layout.split} ${css.whole}`}>
      <section class={`${sign.sign} ${layout.pad}`}>
        <p class={sign.room}>
          <bdi>{room}</bdi>
        </p>
        <div class={css.count}>
          <h1>{say.readyOf(done, checks.length)}</h1>
          <p>{isReady ? say.readyAll : say.readyHint}</p>
        </div>
        <button
          type="button"
          class={css.open}
          aria-disabled={!isReady}
          onClick={() => isReady && void open().catch(report)}
        >
          {say.openKiosk}
        </button>
      </section>
      <section class={`${layout.desk} ${layout.pad} ${css.desk}`}>
        {waiving ? (
          <Waive
            check={waiving}
            onReason={(reason) => {
              waive(waiving.name, reason)
              setWaiving(null)
            }}
            onCancel={() => setWaiving(null)}
          />
        ) : (
          <List checks={checks} onWaive={setWaiving} />
        )}
        {scanned !== null && (
          <p role="status">
            {say.badgeRead}: <bdi>{scanned}</bdi>
          </p>
        )}
      </section>
    </main>
  )
}

/** The same list in the panel, as it stands now. */
export function ReadinessList() {
  const { checks } = useChecks()
  return (
    <div class={css.inPanel}>
      <List checks={checks} onWaive={null} />
    </div>
  )
}

interface ListProps {
  checks: readonly Check[]
  onWaive: ((check: Check) => void) | null
}

function List({ checks, onWaive }: ListProps) {
  return (
    <ul class={css.checks}>
      {checks.map((check) => (
        <Row key={check.name} check={check} onWaive={onWaive} />
      ))}
    </ul>
  )
}

function Row({ check, onWaive }: { check: Check; onWaive: ListProps['onWaive'] }) {
  const { say } = useStaff()
  const { name, isGreen, waived, detail, act } = check
  const look = isGreen ? css.green : waived === null ? css.red : css.amber
  return (
    <li class={look}>
      <Icon name={isGreen ? 'tick' : waived === null ? 'stop' : 'flag'} />
      <div>
        <b>{say.checks[name]}</b> <span>{waived === null ? detail : say.waived(waived)}</span>
      </div>
      {!isGreen && (
        <div class={css.rowActs}>
          {act && (
            <Button look="outline" onPress={act.do}>
              {act.label}
            </Button>
          )}
          {onWaive && waived === null && (
            <Button look="outline" onPress={() => onWaive(check)}>
              {say.waive}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
