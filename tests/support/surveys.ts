import type { SurveyRequest } from '../../src/domain/api-survey.ts'
import type { SurveySettings } from '../../src/domain/survey.ts'

/** A survey with one question of each kind; the first must be answered. */
export function surveyRequest(
  settings: Partial<SurveySettings> = {},
  name = 'Feedback',
): SurveyRequest {
  const option = (text: string) => ({ id: text.toLowerCase(), text })
  return {
    name,
    settings: {
      ...{ intro: 'How was it?', anonymous: false, sendAfterMin: 0, reminderDays: null },
      ...{ closesAfterDays: null, beforeCertificate: false, mayChange: true, external: null },
      ...settings,
    },
    questions: [
      { id: 'overall', kind: 'rating', text: 'Overall', required: true, most: 5 },
      {
        ...{ id: 'pace', kind: 'choice', text: 'The pace', required: false },
        options: [option('Slow'), option('Right'), option('Fast')],
      },
      {
        ...{ id: 'liked', kind: 'several', text: 'What did you like?', required: false },
        options: [option('Talk'), option('Room'), option('Food')],
      },
      { id: 'more', kind: 'text', text: 'Anything else?', required: false },
    ],
  }
}
