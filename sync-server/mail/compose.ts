import * as z from 'zod/mini'
import { Id, Ms } from '../../src/domain/ids.ts'
import {
  isMailTemplate,
  type MailLanguage,
  type MailTemplate,
  mailLanguage,
  variablesOf,
} from '../../src/domain/mail-templates.ts'
import type { Context } from '../context.ts'
import { ownWords } from '../db/mail-templates.ts'
import type { MailRow } from '../db/mails.ts'
import { endsOf } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { findProgramme } from '../db/programmes.ts'
import { linkAddress } from '../links/address.ts'
import { linkFor } from '../links/links.ts'
import { defaultWords } from './default-words.ts'
import { type Rendered, renderMail } from './render.ts'

const Values = z.record(z.string(), z.nullable(z.union([z.string(), Ms])))
const LinkWanted = z.object({
  kind: z.enum(['record', 'survey', 'confirm']),
  session: z.optional(z.nullable(Id)),
  presenter: z.optional(z.nullable(z.string())),
  expiresAt: z.optional(z.nullable(Ms)),
})

/** A mail as it would go out now, and to whom. */
export interface Composed extends Rendered {
  to: { name: string; address: string }
  /** the personal link in it, which is not to be kept */
  secret: string | null
  /** why it can't go out: there is no address to send it to; null: it can */
  undeliverable: string | null
}

/** Said where there is nothing to say any more. */
export const unknownMail = 'What this mail is about is not known here any more.'

type Around = Pick<Context, 'config' | 'localHttps' | 'clock' | 'random' | 'linkSecret'>

/**
 * The mail of a row, by the words, the person and the address as they are now.
 * @returns null: what it is about is not known any more
 */
export async function composeMail(tx: Tx, ctx: Around, row: MailRow): Promise<Composed | null> {
  const programme = await findProgramme(tx, row.programme)
  if (!programme || !isMailTemplate(row.template)) {
    return null
  }
  const language = mailLanguage(row.language)
  const given = z.parse(Values, JSON.parse(row.values))
  const person = await personOf(tx, row)
  const to = {
    name: person?.name ?? String(given.name ?? ''),
    address: row.attendee === null ? (row.address ?? '') : (person?.email ?? ''),
  }
  const secret = await secretLink(tx, ctx, { ...row, attendee: person?.id ?? row.attendee })
  const values = {
    ...worded(row.template, given, { language, timeZone: programme.time_zone }),
    name: to.name,
    programme: programme.name,
    ...(secret === null ? {} : { link: secret }),
  }
  const words = await wordsFor(tx, row.programme, row.template, language)
  const undeliverable = isDeliverable(to.address) ? null : notDeliverable(to.address)
  return { ...renderMail(words, values, language), to, secret, undeliverable }
}

/** A programme's own words for a mail, else ours. */
export async function wordsFor(
  tx: Tx,
  programme: string,
  template: MailTemplate,
  language: MailLanguage,
): Promise<{ subject: string; body: string }> {
  const own = await ownWords(tx, programme, template, language)
  return own ?? defaultWords[language][template]
}

async function personOf(tx: Tx, { attendee }: MailRow) {
  if (attendee === null) return null
  const end = (await endsOf(tx, [attendee])).get(attendee) ?? attendee
  return (await findPerson(tx, end)) ?? null
}

async function secretLink(tx: Tx, ctx: Around, row: MailRow): Promise<string | null> {
  if (row.link === null) return null
  const { expiresAt = null, ...wanted } = z.parse(LinkWanted, JSON.parse(row.link))
  const { programme, attendee } = row
  const text = await linkFor(tx, ctx, {
    ...{ kind: wanted.kind, programme, attendee },
    ...{ session: wanted.session ?? null, presenter: wanted.presenter ?? null, expiresAt },
  })
  return linkAddress(ctx, wanted.kind, text)
}

/** One address, and nothing that could be more than one or end a header. */
export function isDeliverable(address: string): boolean {
  return /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,253}$/u.test(address)
}

function notDeliverable(address: string): string {
  return address === ''
    ? 'No e-mail address of this person is known.'
    : `“${address}” is no e-mail address.`
}

const tags: Record<MailLanguage, string> = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  es: 'es',
  ar: 'ar-u-nu-arab',
}

/** Moments as the language writes them, in the programme's zone. */
export function worded(
  template: MailTemplate,
  values: Readonly<Record<string, string | number | null>>,
  { language, timeZone }: { language: MailLanguage; timeZone: string },
): Record<string, string | null> {
  const format = new Intl.DateTimeFormat(tags[language], {
    timeZone,
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  const kinds = variablesOf(template)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && kinds[name] === 'moment'
        ? format.format(value)
        : value === null
          ? null
          : String(value),
    ]),
  )
}
