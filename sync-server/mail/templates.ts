import type { MailPreview, MailTemplateRow, MailWords } from '../../src/domain/api-mail.ts'
import {
  isMailTemplate,
  type MailLanguage,
  type MailTemplate,
  mailLanguages,
  mailTemplates,
  variablesOf,
} from '../../src/domain/mail-templates.ts'
import { problemsOf } from '../../src/domain/mail-words.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { allOwnWords, setOwnWords } from '../db/mail-templates.ts'
import { findProgramme } from '../db/programmes.ts'
import { HttpProblem } from '../http/problem.ts'
import { ownAddress } from '../links/address.ts'
import { worded } from './compose.ts'
import { defaultWords } from './default-words.ts'
import { queueMail } from './queue.ts'
import { renderMail } from './render.ts'

interface Key {
  programme: string
  template: MailTemplate
  language: MailLanguage
}

/** The words of all mails of a programme in all languages. */
export async function listTemplates(ctx: Context, programme: string): Promise<MailTemplateRow[]> {
  const own = await allOwnWords(ctx.database.db, programme)
  return mailTemplates.flatMap((template) =>
    mailLanguages.map((language) => {
      const words = own.find((one) => one.template === template && one.language === language)
      const { subject, body } = words ?? defaultWords[language][template]
      const updatedAt = words?.updated_at ?? null
      return { template, language, subject, body, own: words !== undefined, updatedAt }
    }),
  )
}

/** What the address of a template names. @throws HttpProblem `not-found` */
export function readKey(programme: string, template: string, language: string): Key {
  const known = mailLanguages.find((one) => one === language)
  if (!isMailTemplate(template) || !known) {
    throw new HttpProblem('not-found', 'There is no such mail in that language.')
  }
  return { programme, template, language: known }
}

/**
 * Gives a programme its own words for a mail; null: ours again.
 * @throws HttpProblem `invalid` that names each place where something is wrong
 */
export async function saveTemplate(
  ctx: Context,
  key: Key,
  words: MailWords | null,
  by: string,
): Promise<MailTemplateRow> {
  const at = ctx.clock()
  const problems = words === null ? [] : problemsOf(key.template, words)
  const [first] = problems
  if (first) {
    const errors = problems.map(({ field, line, column, message }) => ({
      place: `${field}, line ${line}, column ${column}`,
      message,
    }))
    const where = `${first.field}, line ${first.line}, column ${first.column}`
    throw new HttpProblem('invalid', `${where}: ${first.message} Nothing was saved.`, { errors })
  }
  const { template, language } = key
  await ctx.database.transact(async (tx) => {
    await setOwnWords(tx, key, words && { ...words, updated_at: at, by })
    const subject = `programme:${key.programme}`
    const detail = { template, language, own: words !== null }
    await audit(tx, ctx.database.dialect, { at, by, act: 'mail-template', subject, detail })
  })
  ctx.live.tell({ type: 'mails', programme: key.programme })
  const standing = words ?? defaultWords[language][template]
  const updatedAt = words === null ? null : at
  return { template, language, ...standing, own: words !== null, updatedAt }
}

/** What stands for the variables where there is no real mail. */
const samples: Record<string, string> = {
  name: 'Amara Okonkwo',
  session: 'Designing for trust',
  title: 'Designing for trust',
  room: 'Aspen',
  number: 'RT-2026-000123',
}

/** How words look as a mail, and what is wrong with them. */
export async function previewTemplate(
  ctx: Context,
  { programme, template, language }: Key,
  words: MailWords,
): Promise<MailPreview> {
  const found = await findProgramme(ctx.database.db, programme)
  const timeZone = found?.time_zone ?? 'UTC'
  const values = {
    ...worded(template, sampleValues(ctx, template), { language, timeZone }),
    programme: found?.name ?? '',
  }
  return { ...renderMail(words, values, language), problems: problemsOf(template, words) }
}

function sampleValues(ctx: Context, template: MailTemplate): Record<string, string | number> {
  const soon = ctx.clock() + 7 * 86_400_000
  return Object.fromEntries(
    Object.entries(variablesOf(template)).flatMap(([name, kind]): [string, string | number][] => {
      if (name === 'programme') return []
      if (kind === 'moment') return [[name, soon]]
      return [[name, kind === 'link' ? `${ownAddress(ctx)}/me/example` : (samples[name] ?? name)]]
    }),
  )
}

/** Puts a mail with sample values in the outbox, to an address of choice. */
export async function queueTest(ctx: Context, key: Key, to: string, by: string): Promise<string> {
  const { programme, template, language } = key
  const id = ctx.newId()
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    await queueMail(tx, ctx, {
      ...{ key: `test:${id}`, programme, template, language, address: to },
      values: sampleValues(ctx, template) as Parameters<typeof queueMail>[2]['values'],
    })
    const detail = { template, language }
    const subject = `programme:${programme}`
    await audit(tx, ctx.database.dialect, { at, by, act: 'mail-test', subject, detail })
  })
  ctx.live.tell({ type: 'mails', programme })
  return id
}
