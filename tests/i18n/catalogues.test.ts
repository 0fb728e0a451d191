import { describe, expect, it } from 'vitest'
import { loadCheckInWords } from '../../src/i18n/check-in/words.ts'
import { loadConfirmWords } from '../../src/i18n/confirm/words.ts'
import { type Language, languages, loadWords, spoken } from '../../src/i18n/languages.ts'
import { loadPhoneWords } from '../../src/i18n/phone/words.ts'
import { loadRecordWords } from '../../src/i18n/record/words.ts'
import { loadSessionsWords } from '../../src/i18n/sessions/words.ts'
import { loadSetupWords } from '../../src/i18n/setup/words.ts'
import { loadStaffWords } from '../../src/i18n/staff/words.ts'
import { loadSurveyWords } from '../../src/i18n/survey/words.ts'
import { loadTrustWords } from '../../src/i18n/trust/words.ts'

type Message = string | ((...args: never[]) => string)
type Said = Message | readonly Said[] | { [key: string]: Said }

/** All that is said in a language, by its path of keys. */
async function saidIn(language: Language): Promise<Map<string, Message>> {
  const words = await loadSetupWords(language, await loadWords(language))
  const found = new Map<string, Message>()
  const walk = (said: Said, path: string) => {
    if (typeof said !== 'object') found.set(path, said)
    else for (const [key, value] of Object.entries(said)) walk(value, `${path}.${key}`)
  }
  walk(words, 'words')
  walk(await loadStaffWords(language), 'staff')
  walk(await loadTrustWords(language), 'trust')
  walk(await loadPhoneWords(language), 'phone')
  walk(await loadCheckInWords(language), 'check-in')
  walk(await loadConfirmWords(language), 'confirm')
  walk(await loadSessionsWords(language), 'sessions')
  walk(await loadRecordWords(language), 'record')
  walk(await loadSurveyWords(language), 'survey')
  return found
}

/** What a message reads like, any number in it being `n`, and any other value a sign that is sought. */
function read(said: Message, n: number): string {
  if (typeof said === 'string') return said
  const ways: unknown[][] = [
    [n, n, n],
    ['‹a›', n, '‹c›'],
    ['‹a›', '‹b›', '‹c›'],
  ]
  const speak = said as unknown as (...args: unknown[]) => string
  const texts = ways.flatMap((args) => {
    try {
      return [speak(...args)]
    } catch {
      // a word that takes a number may not know what to do with a name, nor the other way round
      return []
    }
  })
  return texts.join(' ')
}

const numbers = [0, 1, 2, 3, 10, 11, 99, 100, 102, 1_200]

describe.each(languages)('%s', (language) => {
  it('[row K11] says all that English says, and nothing else', async () => {
    const [english, said] = [await saidIn('en'), await saidIn(language)]
    expect([...said.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, value] of english) expect(typeof said.get(key), key).toBe(typeof value)
  })
  it('leaves nothing empty, unknown, or shouted', async () => {
    for (const [key, value] of await saidIn(language))
      for (const n of numbers) {
        const text = read(value, n)
        expect(text.trim(), key).not.toBe('')
        expect(text, key).not.toMatch(/undefined|\[object|#|[!¡]/)
      }
  })
  it('has no English sentence left in it', async () => {
    if (language === 'en') return
    const english = await saidIn('en')
    const isSentence = (text: string) => new Set(text.match(/\p{L}{3,}/gu)).size > 2
    const same = [...(await saidIn(language))].filter(([key, value]) => {
      const text = read(value, 5)
      return isSentence(text) && text === read(english.get(key) ?? '', 5)
    })
    expect(same.map(([key]) => key)).toEqual([])
  })
})

describe('numbers', () => {
  it('[row K11] Arabic has a form for each of its six', async () => {
    const { waiting } = await loadWords('ar')
    expect(new Set([0, 1, 2, 3, 11, 100].map(waiting)).size).toBe(6)
    expect(waiting(3)).toContain('٣')
    expect(waiting(2)).not.toMatch(/[٠-٩#]/)
  })
  it('one is one only where the language says so', async () => {
    const [en, fr] = [await loadWords('en'), await loadWords('fr')]
    expect(en.waiting(0)).toBe('0 taps waiting')
    expect(en.waiting(1)).toBe('1 tap waiting')
    expect(fr.waiting(0)).toBe('0 passage en attente')
    expect(fr.waiting(2)).toBe('2 passages en attente')
  })
  it('are grouped as the language groups them', async () => {
    const read = await Promise.all(
      languages.map(async (one) => (await loadWords(one)).waiting(12_345)),
    )
    expect(
      read.map((text) =>
        text
          .replace(/[^\d٠-٩.,٬\s]/gu, '')
          .trim()
          .replace(/\s/gu, ' '),
      ),
    ).toEqual(['12,345', '12.345', '12 345', '12.345', '١٢٬٣٤٥'])
  })
})

describe('the languages that a kiosk offers', () => {
  it('are those of the programme that it speaks, each once, in that order', () => {
    expect(spoken(['fr', 'xx', 'en', 'fr'])).toEqual(['fr', 'en'])
  })
  it('are English where it speaks none of them', () => {
    expect(spoken(['toString', 'nl'])).toEqual(['en'])
    expect(spoken([])).toEqual(['en'])
  })
})
