import { once } from './once.ts'

/** The forms a language may have for a number; `#` stands for the number itself. */
export type Forms<Form extends Intl.LDMLPluralRule> = Record<Form | 'other', string>

/** Languages' tags as Intl takes them: English with days first, Arabic with its own digits. */
const tags: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-arab' }

export const tagOf = (language: string): string => tags[language] ?? language

const ARABIC_ZERO = 0x660

/** Western digits as the digits that a locale's tag asks for. */
export const inDigits = (text: string, locale: string): string =>
  locale.endsWith('-nu-arab')
    ? text.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))
    : text

/** How a locale writes numbers: the browser's own data of it, which a slow tablet takes 70 ms to read, for those alone that group or have a sign or parts. */
export function numbersOf(locale: string): (n: number) => string {
  const format = once(() => new Intl.NumberFormat(locale))
  return (n) =>
    Number.isInteger(n) && n >= 0 && n < 1_000 ? inDigits(String(n), locale) : format().format(n)
}

/** Numbers as a language writes them, and the form of words that goes with a number. */
export function createNumbers<Form extends Intl.LDMLPluralRule>(language: string) {
  // made when it is first needed: few first screens need it
  const rules = once(() => new Intl.PluralRules(language))
  /** 1,200 */
  const number = numbersOf(tagOf(language))
  /** The form for `n`, with the number in its place. */
  const count = (n: number, forms: Forms<Form>): string => {
    const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms
    return (known[rules().select(n)] ?? forms.other).replace('#', number(n))
  }
  return { number, count }
}
