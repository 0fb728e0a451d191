import layout from '../parts/layout.module.css'
import { Strip } from '../parts/strip.tsx'
import type { Rest } from '../rest.ts'
import type { Screen, State } from '../state.ts'
import { useView } from '../view.ts'
import { Home } from './home.tsx'

/**
 * The kiosk as attendees see it.
 * @param rest null until its bundle has come
 */
export function Screens({ state, rest }: { state: State; rest: Rest | null }) {
  const { words, roomNow } = useView()
  const { screen } = state
  const isReady = screen.at === 'home' || screen.at === 'keeping'
  return (
    <div class={layout.k}>
      {rest && <rest.Outcome screen={screen} />}
      {isReady && roomNow.open.length > 0 ? (
        <Home
          rest={rest}
          query={screen.at === 'home' ? screen.query : ''}
          until={screen.at === 'home' ? screen.until : null}
        />
      ) : (
        rest && <Shown rest={rest} screen={screen} />
      )}
      {!fillsAll(screen) && <Strip />}
      <p class="vh" aria-live="polite">
        {rest?.announcement(screen, words)}
      </p>
    </div>
  )
}

const fillsAll = ({ at }: Screen) => ['done', 'undoing', 'failed', 'badge-failed'].includes(at)

function Shown({ screen, rest }: { screen: Screen; rest: Rest }) {
  const { words } = useView()
  switch (screen.at) {
    case 'home':
    case 'keeping':
      return <rest.Quiet />
    case 'choose':
      return <rest.Choose who={screen.who} confirming={screen.confirming} until={screen.until} />
    case 'walk-in':
      return <rest.WalkIn screen={screen} />
    case 'writing':
      return <rest.Choose who={screen.who} confirming={screen.confirming} until={null} />
    case 'undone':
      return <rest.Undone kind={screen.step.kind} name={screen.name} />
    case 'already':
      return <rest.Already screen={screen} />
    case 'failed': {
      const { who, failure, undo, step } = screen
      return <rest.Failed name={who.name} failure={failure} undoOf={undo ? step.kind : null} />
    }
    case 'badge-unknown':
      return <rest.BadgeUnknown screen={screen} />
    case 'done':
    case 'undoing':
    case 'staff':
      return null
    case 'badge-failed':
      return <rest.Failed name={words.badge} failure={screen.failure} undoOf={null} />
  }
}
