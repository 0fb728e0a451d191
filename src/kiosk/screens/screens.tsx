import { announcement } from '../parts/announcement.ts'
import layout from '../parts/layout.module.css'
import { Strip } from '../parts/strip.tsx'
import type { Screen, State } from '../state.ts'
import { useView } from '../view.ts'
import { Already } from './already.tsx'
import { BadgeUnknown } from './badge-unknown.tsx'
import { Choose } from './choose.tsx'
import { Done } from './done.tsx'
import { Failed } from './failed.tsx'
import { Home } from './home.tsx'
import { Quiet } from './quiet.tsx'
import { Undone } from './undone.tsx'

/** The kiosk as attendees see it. */
export function Screens({ state }: { state: State }) {
  const { words } = useView()
  const { screen } = state
  return (
    <div class={layout.k}>
      <Shown screen={screen} />
      {!fillsAll(screen) && <Strip />}
      <p class="vh" aria-live="polite">
        {announcement(screen, words)}
      </p>
    </div>
  )
}

const fillsAll = ({ at }: Screen) => ['done', 'undoing', 'failed', 'badge-failed'].includes(at)

function Shown({ screen }: { screen: Screen }) {
  const { words, roomNow } = useView()
  switch (screen.at) {
    case 'home':
      return roomNow.open.length > 0 ? (
        <Home query={screen.query} until={screen.until} />
      ) : (
        <Quiet />
      )
    case 'choose':
      return <Choose who={screen.who} confirming={screen.confirming} until={screen.until} />
    case 'writing':
      return <Choose who={screen.who} confirming={screen.confirming} until={null} />
    case 'done':
      return <Done screen={screen} />
    case 'undoing':
      return <Done screen={screen.done} />
    case 'undone':
      return <Undone kind={screen.step.kind} name={screen.name} />
    case 'already':
      return <Already screen={screen} />
    case 'failed': {
      const { who, failure, undo, step } = screen
      return <Failed name={who.name} failure={failure} undoOf={undo ? step.kind : null} />
    }
    case 'keeping':
      return <Home query="" until={null} />
    case 'badge-unknown':
      return <BadgeUnknown screen={screen} />
    case 'badge-failed':
      return <Failed name={words.badge} failure={screen.failure} undoOf={null} />
  }
}
