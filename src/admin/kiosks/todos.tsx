import type { KioskRow } from '../../domain/api.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import status from '../parts/status.module.css'
import { useHere } from '../programme.ts'
import css from './kiosks.module.css'
import { useKioskAct } from './use-act.ts'
import { todosOf } from './view.ts'

/** What of a kiosk's taps waits for a person. */
export function Todos({ kiosk }: { kiosk: KioskRow }) {
  const { mayAct } = useHere()
  const release = useKioskAct(kiosk.id, 'release')
  const todos = todosOf(kiosk)
  if (todos.length === 0) return null
  const saying = release.error && sayingOf(release.error)
  return (
    <span class={css.list}>
      {todos.map((words) => (
        <span key={words} class={status.flag}>
          <Icon name="flag" />
          {words}
        </span>
      ))}
      {mayAct && kiosk.quarantined > 0 && (
        <Button look="text" disabled={release.isPending} onClick={() => release.mutate()}>
          Release {plural(kiosk.quarantined, 'tap')} so that they count
        </Button>
      )}
      <Refusal fact="Not released.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </span>
  )
}
