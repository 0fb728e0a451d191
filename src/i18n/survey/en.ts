import { createNumbers } from '../plural.ts'

const { count } = createNumbers<'one'>('en')

/** English: what somebody reads who answers a survey. */
export const en = {
  survey: 'Survey',
  optional: '(may be left out)',
  worst: 'poor',
  best: 'excellent',
  anonymous: 'Anonymous: nobody can tell which answers are yours.',
  named: 'Your answers are kept with your name.',
  beforeCertificate: 'Your certificate comes once you have answered.',
  until: (moment: string) => `It can be answered until ${moment}.`,
  kept: 'What you choose and type is kept on this phone until it is sent.',
  send: 'Send answers',
  sending: 'Sending …',
  answerThis: 'Please answer this one.',
  missing: (n: number) =>
    count(n, { one: '# question is still open.', other: '# questions are still open.' }),
  waits: 'No network right now. Your answers are kept on this phone and go out when it is back.',
  trouble: 'The server did not take it. Nothing is lost: try again in a minute.',
  thanks: 'Thank you',
  arrived: 'Your answers have arrived.',
  mayChange: 'You may change them by the same link.',
  mayChangeUntil: (moment: string) => `You may change them by the same link until ${moment}.`,
  change: 'Change my answers',
  closed: 'This survey takes no more answers.',
  elsewhere: 'This survey is on another site.',
  open: 'Open the survey',
}
