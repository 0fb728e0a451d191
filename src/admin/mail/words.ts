import type { MailRow, MailState } from '../../domain/api-mail.ts'
import type { MailLanguage, MailTemplate } from '../../domain/mail-templates.ts'

/** What each mail is, by the name of its template. */
const names: Record<MailTemplate, string> = {
  certificate: 'Certificate',
  survey: 'Survey',
  'survey-reminder': 'Survey, reminder',
  expiring: 'Expires soon',
  'place-free': 'Place became free',
  cancelled: 'Booking cancelled',
  'record-link': 'Link to the record',
  'confirm-link': 'Trainer confirms',
}

/** When it goes out. */
export const templateMeans: Record<MailTemplate, string> = {
  certificate: 'With a certificate, when it is issued or superseded.',
  survey: 'To those who attended a session that has a survey.',
  'survey-reminder': 'To those who have not answered yet, where the survey has a reminder.',
  expiring: 'Before an attendance expires, as set under Follow-up, Expiry.',
  'place-free': 'To the first in line, when a place became free.',
  cancelled: 'When a booking is cancelled before the session.',
  'record-link': 'With the link to an attendee’s own record.',
  'confirm-link': 'To a presenter, who confirms who attended.',
}

export const templateName = (template: string): string => {
  const known: Readonly<Record<string, string>> = names
  return known[template] ?? template
}

export const languageNames: Record<MailLanguage, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  ar: 'Arabic',
}

interface Look {
  shape: 'full' | 'half' | 'ring' | 'square' | 'cross'
  tone: 'in' | 'dim' | 'bad' | 'at'
  words: string
}

const looks: Record<MailState, Look> = {
  waiting: { shape: 'ring', tone: 'dim', words: 'Waiting' },
  kept: { shape: 'square', tone: 'at', words: 'Kept' },
  sending: { shape: 'half', tone: 'dim', words: 'Being sent' },
  sent: { shape: 'full', tone: 'in', words: 'Sent' },
  refused: { shape: 'cross', tone: 'bad', words: 'Bounced' },
  unsure: { shape: 'half', tone: 'at', words: 'Unsure' },
  dismissed: { shape: 'cross', tone: 'dim', words: 'Dismissed' },
}

/** The state in a word; one that failed for now says that it is tried again. */
export const lookOf = ({ state, tries }: Pick<MailRow, 'state' | 'tries'>): Look =>
  state === 'waiting' && tries > 0
    ? { shape: 'ring', tone: 'at', words: 'Trying again' }
    : looks[state]

/** What the state means for whoever reads it. */
export const stateMeans: Record<MailState, string> = {
  waiting: 'It goes out by itself when it is due.',
  kept: 'No SMTP server was set when it was due. It is kept here, and goes nowhere by itself.',
  sending: 'It is being sent just now.',
  sent: 'The mail server took it.',
  refused: 'It did not arrive and is not tried again by itself.',
  unsure:
    'The connection ended after the mail had gone out and before the mail server answered. It may have arrived, so it is not sent again by itself.',
  dismissed: 'It does not go out any more.',
}
