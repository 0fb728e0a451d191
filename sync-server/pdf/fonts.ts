import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const google = (manifest: string, file: string) => ({
  regular: join(dirname(manifest), '400Regular', `${file}_400Regular.ttf`),
  bold: join(dirname(manifest), '700Bold', `${file}_700Bold.ttf`),
})
const large = (entry: string, file: string) => ({
  regular: join(dirname(entry), '../fonts', `${file}-Regular.otf`),
  bold: join(dirname(entry), '../fonts', `${file}-Bold.otf`),
})

export type Weight = 'regular' | 'bold'

/** The files of each font; none is read before a text needs it. */
export const fontFiles = {
  latin: google(require.resolve('@expo-google-fonts/noto-sans/package.json'), 'NotoSans'),
  arabic: google(
    require.resolve('@expo-google-fonts/noto-sans-arabic/package.json'),
    'NotoSansArabic',
  ),
  hebrew: google(
    require.resolve('@expo-google-fonts/noto-sans-hebrew/package.json'),
    'NotoSansHebrew',
  ),
  devanagari: google(
    require.resolve('@expo-google-fonts/noto-sans-devanagari/package.json'),
    'NotoSansDevanagari',
  ),
  thai: google(require.resolve('@expo-google-fonts/noto-sans-thai/package.json'), 'NotoSansThai'),
  chinese: large(require.resolve('@embedpdf/fonts-sc'), 'NotoSansHans'),
  japanese: large(require.resolve('@embedpdf/fonts-jp'), 'NotoSansJP'),
  korean: large(require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR'),
} satisfies Record<string, Record<Weight, string>>
export type FontName = keyof typeof fontFiles

/** In the order in which they are looked through for a character of no script of its own: the large ones last. */
export const fontNames = Object.keys(fontFiles) as FontName[]

const scripts: readonly (readonly [FontName, RegExp])[] = [
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['thai', /\p{Script=Thai}/u],
  ['korean', /\p{Script=Hangul}/u],
  ['japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['chinese', /\p{Script=Bopomofo}/u],
]
const han = /\p{Script=Han}/u

/** In which font Han characters are drawn: that of the letters beside them, else of who reads them. */
export function hanFont(text: string, language: string | null): FontName {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'japanese'
  if (/\p{Script=Hangul}/u.test(text)) return 'korean'
  const [own = ''] = (language ?? '').toLowerCase().split('-')
  return own === 'ja' ? 'japanese' : own === 'ko' ? 'korean' : 'chinese'
}

/** Marks and joiners take the font of the letter before them. */
const follows = /[\p{M}\u200c\u200d]/u

/**
 * The font that a character is looked for in first.
 * @param ofHan the one for Han characters in this text
 */
export function fontOf(char: string, before: FontName, ofHan: FontName = 'chinese'): FontName {
  if (follows.test(char)) return before
  if (han.test(char)) return ofHan
  return scripts.find(([, script]) => script.test(char))?.[0] ?? 'latin'
}

const others =
  'Armenian Bengali Cherokee Ethiopic Georgian Gujarati Gurmukhi Kannada Khmer Lao Malayalam Mongolian Myanmar Oriya Sinhala Syriac Tamil Telugu Thaana Tibetan'
    .split(' ')
    .map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/** What a character that no font has is called: its script, or its number. */
export const nameOfScript = (char: string): string =>
  others.find(([, script]) => script.test(char))?.[0] ??
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
