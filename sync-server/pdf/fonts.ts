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
  korean: large(require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR'),
} satisfies Record<string, Record<Weight, string>>
export type FontName = keyof typeof fontFiles

export const fontNames = Object.keys(fontFiles) as FontName[]

const scripts: readonly (readonly [FontName, RegExp])[] = [
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['thai', /\p{Script=Thai}/u],
  ['korean', /\p{Script=Hangul}/u],
  ['chinese', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u],
]
/** Marks and joiners take the font of the letter before them. */
const follows = /[\p{M}\u200c\u200d]/u

/** The font that a character is looked for in first. */
export const fontOf = (char: string, before: FontName): FontName =>
  follows.test(char) ? before : (scripts.find(([, script]) => script.test(char))?.[0] ?? 'latin')

const others =
  'Armenian Bengali Cherokee Ethiopic Georgian Gujarati Gurmukhi Kannada Khmer Lao Malayalam Mongolian Myanmar Oriya Sinhala Syriac Tamil Telugu Thaana Tibetan'
    .split(' ')
    .map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/** What a character that no font has is called: its script, or its number. */
export const nameOfScript = (char: string): string =>
  others.find(([, script]) => script.test(char))?.[0] ??
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
