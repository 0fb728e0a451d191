import type { MailLanguage, MailTemplate } from '../../src/domain/mail-templates.ts'
import type { Db, Tx } from './open.ts'

/** A programme's own words for a mail; undefined: it has none. */
export async function ownWords(
  db: Db | Tx,
  programme: string,
  template: MailTemplate,
  language: MailLanguage,
) {
  return db
    .selectFrom('mail_templates')
    .select(['subject', 'body'])
    .where('programme', '=', programme)
    .where('template', '=', template)
    .where('language', '=', language)
    .executeTakeFirst()
}

/** All of a programme's own words. */
export async function allOwnWords(db: Db, programme: string) {
  return db
    .selectFrom('mail_templates')
    .select(['template', 'language', 'subject', 'body', 'updated_at', 'by'])
    .where('programme', '=', programme)
    .execute()
}

/** null: our words are good again. */
export async function setOwnWords(
  tx: Tx,
  key: { programme: string; template: MailTemplate; language: MailLanguage },
  words: { subject: string; body: string; updated_at: number; by: string } | null,
): Promise<void> {
  if (words === null) {
    await tx
      .deleteFrom('mail_templates')
      .where('programme', '=', key.programme)
      .where('template', '=', key.template)
      .where('language', '=', key.language)
      .execute()
    return
  }
  await tx
    .insertInto('mail_templates')
    .values({ ...key, ...words })
    .onConflict((conflict) =>
      conflict.columns(['programme', 'template', 'language']).doUpdateSet(words),
    )
    .execute()
}
