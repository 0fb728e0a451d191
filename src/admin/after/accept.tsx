import type { AfterKiosk, LogToAccept } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { acceptLogs } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './after.module.css'

/** Logs of before a tablet was paired anew: staff say that they are its own. */
export function Accept({ kiosk }: { kiosk: AfterKiosk }) {
  return (
    <>
      {kiosk.toAccept.map((log) => (
        <Log key={log.log} kiosk={kiosk} brought={log} />
      ))}
    </>
  )
}

function Log({ kiosk, brought }: { kiosk: AfterKiosk; brought: LogToAccept }) {
  const { mayAct } = useHere()
  const accept = useFleetAct((call, log: string) => acceptLogs(call, kiosk.id, [log]))
  const saying = accept.error && sayingOf(accept.error)
  const { owner, taps, apart, log } = brought
  const whose = owner.name ?? 'a kiosk that is not known here'
  if (apart) {
    return (
      <p>
        <b class={css.at}>
          <Icon name="flag" /> {plural(taps, 'tap')} under a log that another kiosk has too.
        </b>{' '}
        They are kept apart, and can’t be taken as a whole: sort them out one by one below.
      </p>
    )
  }
  return (
    <>
      <p>
        <b class={css.at}>
          <Icon name="flag" /> {plural(taps, 'tap')} of before it was paired anew,
        </b>{' '}
        as {whose}. Accept them if this is the same tablet: then they count.
      </p>
      {mayAct && (
        <Button disabled={accept.isPending} icon="tick" onClick={() => accept.mutate(log)}>
          Accept {plural(taps, 'tap')}
          <span class="vh"> that {kiosk.name} brought</span>
        </Button>
      )}
      <Refusal fact="Not accepted.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </>
  )
}
