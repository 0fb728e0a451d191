import type { Sound } from '../platform/sound.ts'
import type { Kiosk } from './kiosk.ts'
import type { Screen } from './state.ts'

/** What is heard when a screen appears. */
export function soundOf(screen: Screen): Sound | null {
  switch (screen.at) {
    case 'done':
      return screen.step.kind
    case 'already':
      return 'already'
    case 'badge-unknown':
      return 'unknown-badge'
    case 'failed':
    case 'badge-failed':
      return 'failed'
    default:
      return null
  }
}

/** Plays each outcome once. */
export function sound(kiosk: Kiosk, play: (sound: Sound) => void): void {
  let before = kiosk.state().screen
  kiosk.onChange(() => {
    const { screen } = kiosk.state()
    const heard = soundOf(screen)
    if (heard && screen.at !== before.at) play(heard)
    before = screen
  })
}
