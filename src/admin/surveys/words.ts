import type { Question, SurveySettings } from '../../domain/survey.ts'
import { plural } from '../format.ts'

export const kindWords: Record<Question['kind'], string> = {
  rating: 'Rating',
  choice: 'One of several',
  several: 'Any of several',
  text: 'Free text',
}

/** How long after the mark it is sent, minutes. */
export const delays: readonly (readonly [number, string])[] = [
  [0, 'At once'],
  [60, '1 hour later'],
  [240, '4 hours later'],
  [1_440, '1 day later'],
  [2_880, '2 days later'],
  [4_320, '3 days later'],
  [10_080, '1 week later'],
]

export const delayWords = (minutes: number): string =>
  delays.find(([one]) => one === minutes)?.[1] ?? `${plural(minutes, 'minute')} later`

/** How a survey is asked, in a line. */
export function settingWords(settings: SurveySettings): string {
  const { sendAfterMin, reminderDays, closesAfterDays, anonymous, beforeCertificate } = settings
  return [
    `Sent ${delayWords(sendAfterMin).toLowerCase()}`,
    reminderDays === null ? '' : `a reminder after ${plural(reminderDays, 'day')}`,
    closesAfterDays === null ? '' : `closes after ${plural(closesAfterDays, 'day')}`,
    anonymous ? 'anonymous' : '',
    beforeCertificate ? 'certificates wait for it' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
