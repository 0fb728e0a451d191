import type { MailTemplate } from '../../../src/domain/mail-templates.ts'

/** All mails in one language. */
export type MailWords = Record<MailTemplate, { subject: string; body: string }>
