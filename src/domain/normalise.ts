/** Letters that Unicode does not take apart, by what people type for them. */
const folded: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  ς: 'σ',
  ґ: 'г',
  // Arabic: alef with hamza, madda or wasla; ya and alef maqsura, Persian ya; ta marbuta; Persian kaf
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
}

/** Marks that are no letters: accents, Arabic vowel signs, tatweel, apostrophes, joiners. */
const dropped = /[\p{M}\u0640'’ʼʻ`´\u200b-\u200f\u2060\ufeff]/u
const letter = /[\p{L}\p{N}]/u
// Marks that are letters of their own where they are used: Devanagari and other Indic vowel signs, Thai.
const spacing = /[\p{Mc}\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]/u

/** One word of a text: as it is searched, and for each of its units where in the text it comes from. */
export interface Word {
  text: string
  /** start and end in the original text of what gave each UTF-16 unit of `text` */
  from: number[]
  to: number[]
}

/**
 * The words of a name as they are searched: without case, accents and vowel signs, common ligatures and
 * letter forms folded, split where there is no letter or digit.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let word: Word | null = null
  let at = 0
  for (const char of text) {
    const end = at + char.length
    for (const unit of plain(char)) {
      if (unit === ' ') {
        word = null
        continue
      }
      if (!word) {
        word = { text: '', from: [], to: [] }
        words.push(word)
      }
      word.text += unit
      for (let n = 0; n < unit.length; n++) {
        word.from.push(at)
        word.to.push(end)
      }
    }
    // a mark that follows belongs to the letter before it
    if (word && isMark(char)) word.to[word.to.length - 1] = end
    at = end
  }
  return words
}

/** A character as it is searched: '' for a mark that is dropped, a blank for what parts words. */
function plain(char: string): string {
  const known = plains.get(char)
  if (known !== undefined) return known
  let out = ''
  // syllables of Hangul are taken apart too: while one is typed it is the beginning of the whole
  for (const part of char.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (spacing.test(part)) out += part
    else if (!dropped.test(part))
      out += letter.test(part) ? (folded[part] ?? asHiragana(part)) : ' '
  }
  plains.set(char, out)
  return out
}

/** What plain() found: the same for ever, and names use few characters. */
const plains = new Map<string, string>()

function asHiragana(char: string): string {
  return char >= 'ァ' && char <= 'ヶ' ? String.fromCharCode(char.charCodeAt(0) - 0x60) : char
}

const isMark = (char: string) => plain(char) === ''

/** Scripts that write a word in one or two signs, and names without blanks: Han, Hangul, Kana. */
const dense = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Whether any of the text is of such a script. */
export const isDense = (text: string): boolean => text > '\u10ff' && dense.test(text)

/** Whether enough was typed to search by: two letters, one in Han, Hangul or Kana (row K4). */
export function isEnough(words: readonly Word[]): boolean {
  const typed = words.map(({ text }) => text).join('')
  return [...typed].length >= 2 || dense.test(typed)
}

/** Where in a name what is typed may begin: at a word, and in Han, Hangul and Kana at every sign. */
export interface NameToken {
  text: string
  /** it begins the name */
  isFirst: boolean
}
export interface Token extends NameToken {
  word: Word
  /** place in the word's text */
  offset: number
}

/** The Arabic article, written as one with its word: people leave it out when they type. */
const article = 'ال'
const hasArticle = (text: string) => text.startsWith(article) && text.length >= article.length + 3

/** All tokens of a name, the words in order. */
export function tokensOf(name: string): Token[] {
  return wordsOf(name).flatMap((word, n) =>
    offsetsOf(word).map((offset) => ({
      text: word.text.slice(offset),
      word,
      offset,
      isFirst: n === 0 && offset === 0,
    })),
  )
}

function offsetsOf({ text, from }: Word): number[] {
  if (!isDense(text)) return hasArticle(text) ? [0, article.length] : [0]
  // a syllable of Hangul is several units
  return [...from.keys()].filter((n) => n === 0 || from[n] !== from[n - 1])
}
