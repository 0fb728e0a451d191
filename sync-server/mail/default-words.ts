import type { MailLanguage } from '../../src/domain/mail-templates.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import type { MailWords } from './words/words.ts'

/** What mails say where a programme has no words of its own. */
export const defaultWords: Record<MailLanguage, MailWords> = { en, de, fr, es, ar }
