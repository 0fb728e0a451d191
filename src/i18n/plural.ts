import { once } from './once.ts'

/** The forms a language may have for a number; `#` stands for the number itself. */
export type Forms<Form extends Intl.LDMLPluralRule> = Record<Form | 'other', string>

/** Languages' tags as Intl takes them: English with days first, Arabic with its own digits. */
const tags: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-arab' }

export const tagOf = (language: string): string => tags[language] ?? language

/** Numbers as a language writes them, and the form of words that goes with a number. */
export function createNumbers<Form extends Intl.LDMLPluralRule>(language: string) {
  // each is made when it is first needed: a slow tablet takes 100 ms for both, and its first screen needs none
  const rules = once(() => new Intl.PluralRules(language))
  const format = once(() => new Intl.NumberFormat(tagOf(language)))
  /** 1,200 */
  const number = (n: number): string => format().format(n)
  /** The form for `n`, with the number in its place. */
  const count = (n: number, forms: Forms<Form>): string => {
    const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms
    return (known[rules().select(n)] ?? forms.other).replace('#', number(n))
  }
  return { number, count }
}
