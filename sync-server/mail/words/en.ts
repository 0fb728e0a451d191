import type { MailWords } from './words.ts'

export const en: MailWords = {
  certificate: {
    subject: 'Your certificate: {{title}}',
    body: `Hello {{name}},

your certificate for “{{title}}” ({{programme}}) is attached. Its number is {{number}}.

[Check the certificate]({{link}})`,
  },
  survey: {
    subject: 'How was “{{session}}”?',
    body: `Hello {{name}},

thank you for attending “{{session}}” ({{programme}}). We would like to know how it was for you. It takes a minute or two.

[Answer the survey]({{link}})

It can be answered until {{closes}}.

The link is yours alone: please don’t pass it on.`,
  },
  'survey-reminder': {
    subject: 'Reminder: how was “{{session}}”?',
    body: `Hello {{name}},

your answers on “{{session}}” ({{programme}}) have not reached us yet.

[Answer the survey]({{link}})

It can be answered until {{closes}}.`,
  },
  expiring: {
    subject: '“{{session}}” expires on {{expires}}',
    body: `Hello {{name}},

your attendance of “{{session}}” ({{programme}}) is valid until {{expires}}. To stay up to date, please attend it again before then.

[See your record]({{link}})`,
  },
  'place-free': {
    subject: 'A place for you: {{session}}',
    body: `Hello {{name}},

a place in “{{session}}” ({{programme}}) became free, and it is yours: you are booked.

It begins on {{start}}.

Room: {{room}}

[See your record]({{link}})

If you can’t come, please tell us, so that somebody else can.`,
  },
  cancelled: {
    subject: 'Booking cancelled: {{session}}',
    body: `Hello {{name}},

your booking for “{{session}}” ({{programme}}) is cancelled.

It would have begun on {{start}}.

[See your record]({{link}})`,
  },
  'record-link': {
    subject: 'Your record: {{programme}}',
    body: `Hello {{name}},

under this link you find your sessions, times, credits and certificates of {{programme}}.

[Open your record]({{link}})

The link is yours alone: please don’t pass it on.`,
  },
  'confirm-link': {
    subject: 'Please confirm who attended “{{session}}”',
    body: `Hello {{name}},

please look through the list of “{{session}}” ({{programme}}) and confirm who attended.

It began on {{start}}.

[Open the list]({{link}})`,
  },
}
