import { byCodePoint } from './order.ts'

// The mails that are sent by themselves, and what their words may name (row C7).

type Kind = 'text' | 'moment' | 'link'

/** Variables of every template: the person, the programme, and an address to open. */
const common = { name: 'text', programme: 'text', link: 'link' } as const satisfies Record<
  string,
  Kind
>

const own = {
  certificate: { title: 'text', number: 'text' },
  survey: { session: 'text', closes: 'moment' },
  'survey-reminder': { session: 'text', closes: 'moment' },
  expiring: { session: 'text', expires: 'moment' },
  'place-free': { session: 'text', start: 'moment', room: 'text' },
  cancelled: { session: 'text', start: 'moment' },
  'record-link': {},
  'confirm-link': { session: 'text', start: 'moment' },
} as const satisfies Record<string, Record<string, Kind>>

export type MailTemplate = keyof typeof own
export const mailTemplates = Object.keys(own).sort(byCodePoint) as MailTemplate[]

export const isMailTemplate = (text: string): text is MailTemplate => Object.hasOwn(own, text)

/** What each variable of a template stands for. */
export function variablesOf(template: MailTemplate): Readonly<Record<string, Kind>> {
  return { ...common, ...own[template] }
}

type ValueOf<K> = K extends 'moment' ? number : string
type Own<T extends MailTemplate> = (typeof own)[T]

/**
 * What a mail says: moments in ms UTC; null: there is nothing to say, and the paragraph that names it is
 * left out. `name` only where the mail goes to no attendee, `link` only where it is no personal one.
 */
export type MailValues<T extends MailTemplate> = {
  [V in keyof Own<T>]: ValueOf<Own<T>[V]> | null
} & { name?: string; link?: string }

/** Languages in which mails speak. */
export const mailLanguages = ['en', 'de', 'fr', 'es', 'ar'] as const
export type MailLanguage = (typeof mailLanguages)[number]

/** The one of a person's language, `de-CH` too; English where mails don't speak it or none is known. */
export function mailLanguage(language: string | null): MailLanguage {
  const wanted = language?.toLowerCase().split(/[-_]/)[0]
  return mailLanguages.find((one) => one === wanted) ?? 'en'
}
