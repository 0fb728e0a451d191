import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { inWords, type Names } from '../../domain/words.ts'
import { clock, clockSeconds, dayKey, dayShort } from '../format.ts'

type Detail = AttendanceDetail
type Sentence = Detail['timeline']['sentences'][number]

/** How times, kiosks, sessions and people are called beside one session. */
export function namesOf({ timeline, names, session }: Detail, zone: string): Names {
  const day = dayKey(timeline.window.start, zone)
  const called = (fallback: string) => (id: string) => names[id] ?? fallback
  return {
    time: (at) => {
      const time = at % 60_000 === 0 ? clock(at, zone) : clockSeconds(at, zone)
      return dayKey(at, zone) === day ? time : `${dayShort(at, zone)}, ${time}`
    },
    session: called('another session'),
    kiosk: called('a kiosk'),
    person: called('Somebody'),
    here: session,
  }
}

export interface Told {
  key: string
  /** null: it has no moment */
  time: string | null
  words: string
  sentence: Sentence
}

/** the sum stands by itself */
const isOfSum = ({ code }: Sentence) => code === 'total' || code === 'bounds'

/** The record in words, each with its time in front of it. */
export function tell(detail: Detail, names: Names): Told[] {
  return detail.timeline.sentences
    .filter((sentence) => !isOfSum(sentence))
    .map((sentence, n) => {
      const time = sentence.at === null ? null : names.time(sentence.at)
      const words = inWords(sentence, names)
      return { key: `${n} ${sentence.code}`, time, words: withoutTime(words, time), sentence }
    })
}

/** Total, share and range, in words. */
export const tellSum = ({ timeline }: Detail, names: Names): string[] =>
  timeline.sentences.filter(isOfSum).map((sentence) => inWords(sentence, names))

/** The time stands in a column of its own. */
function withoutTime(words: string, time: string | null): string {
  if (time === null || !words.startsWith(`${time}: `)) return words
  const rest = words.slice(time.length + 2)
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1)
}
