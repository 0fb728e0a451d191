import type { Words } from '../../i18n/words.ts'
import type { Screen } from '../state.ts'

/** What a screen reader says when a screen appears; failures speak for themselves as alerts. */
export function announcement(screen: Screen, words: Words): string {
  switch (screen.at) {
    case 'choose':
      return `${screen.confirming ? words.leaving : words.isThisYou} ${screen.who.name}`
    case 'done':
      return `${screen.step.kind === 'in' ? words.youAreIn : words.youAreOut}. ${screen.who.name}`
    case 'already':
      return screen.step.kind === 'in' ? words.inAlready : words.outAlready
    case 'undone':
      return `${words.takenBack}. ${screen.step.kind === 'in' ? words.notCheckedIn : words.notCheckedOut}`
    case 'walk-in':
      return words.whoAreYou
    case 'badge-unknown':
      return words.badgeUnknown
    default:
      return ''
  }
}
