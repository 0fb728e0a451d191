import { dayIn, possibleOrders } from './date-order.ts'
import { fold } from './fold.ts'
import { type Named, personOf } from './people.ts'
import type { WrittenRow } from './read.ts'
import { cellOf, type ReportTable } from './tables.ts'
import { readWritten } from './written-time.ts'

interface Event extends Named {
  line: number
  action: string
  time: string
}

const leaving =
  /^(?:left|leave|leaving|disconnected|verlass|ausgetreten|hat verlassen|a quitte|quitte|parti|sort|abandon|salio|ha salido|saiu|uscit|ha abbandonato|verlaten|heeft.*verlaten|opusc|lamnade|har lamnat|退出|离开|離開|나감|вышел|покинул)/u

/**
 * The connections of a list of events: each `joined` with the `left` of the same person that follows it.
 * One without the other has one time.
 */
export function pairEvents(table: ReportTable): WrittenRow[] {
  const events = inOrder(
    table.rows.map((row): Event => {
      const [action, time] = [cellOf(table, row, 'action'), cellOf(table, row, 'time')]
      return { ...personOf(table, row), line: row.line, action, time }
    }),
  )
  const isLeave = leaveOf(events)
  const open = new Map<string, WrittenRow>()
  const rows: WrittenRow[] = []
  for (const { action, time, ...who } of events) {
    const joined = open.get(who.person)
    if (!isLeave(action)) {
      const row = { ...who, join: time, leave: '', claimed: '' }
      rows.push(row)
      open.set(who.person, row)
    } else if (joined) {
      joined.leave = time
      open.delete(who.person)
    } else rows.push({ ...who, join: '', leave: time, claimed: '' })
  }
  return rows
}

/** By time where the times can be read, for any order of their dates gives the same within one day. */
function inOrder(events: Event[]): Event[] {
  const times = events.map(({ time }) => readWritten(time))
  const [order] = possibleOrders(times.filter((time) => time !== null))
  if (order === undefined || times.includes(null)) return events
  const key = (n: number): number => {
    const time = times[n]
    const day = time && dayIn(time, order)
    if (!time || !day) return 0
    const { year, month, day: number } = day
    const date = (year * 12 + month) * 31 + number
    return ((date * 24 + time.hour) * 60 + time.minute) * 60 + time.second
  }
  return events
    .map((event, n) => ({ event, key: key(n), n }))
    .sort((a, b) => a.key - b.key || a.n - b.n)
    .map(({ event }) => event)
}

/** By the word; where no word is known, what is never somebody's first act is leaving. */
function leaveOf(events: readonly Event[]): (action: string) => boolean {
  const words = new Set(events.map(({ action }) => action))
  const known = new Set([...words].filter((word) => leaving.test(fold(word))))
  if (known.size > 0 || words.size < 2) return (action) => known.has(action)
  const seen = new Set<string>()
  const firsts = new Set<string>()
  for (const { person, action } of events) {
    if (!seen.has(person)) firsts.add(action)
    seen.add(person)
  }
  return (action) => !firsts.has(action)
}
