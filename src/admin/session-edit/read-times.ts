import { err, ok, type Result } from '../../domain/result.ts'
import type { Span } from '../../domain/session.ts'
import { readLocal, toField, withOffset } from '../zoned.ts'
import type { DraftBreak, DraftMoment } from './draft.ts'

/** Why a field can't be taken. `isEmpty`: nothing was typed yet, so nobody is told while they type. */
export interface Problem {
  text: string
  isEmpty: boolean
}

const wrong = (text: string): { ok: false; error: Problem } => err({ text, isEmpty: false })

/** The instant that was typed, ms UTC; a time that the clocks skip or repeat is said (rule D9). */
export function readMoment({ text, turn }: DraftMoment, zone: string): Result<number, Problem> {
  if (text === '') return err({ text: 'Give the date and the time.', isEmpty: true })
  const local = readLocal(text, zone)
  switch (local.kind) {
    case 'at':
      return ok(local.at)
    case 'unreadable':
      return wrong('Give the date and the time.')
    case 'missing':
      return wrong(
        `The clocks go forward here, so this time does not exist. Take ${withOffset(local.before, zone)} or ${withOffset(local.after, zone)}.`,
      )
    case 'twice':
      return turn === null
        ? wrong('The clocks go back here, so this time comes twice. Say which of the two.')
        : ok(local[turn])
  }
}

/** Breaks inside the session's window, by their times of day. */
export function readBreaks(
  breaks: readonly DraftBreak[],
  window: Span,
  zone: string,
): Result<Span[], Problem> {
  const read: Span[] = []
  for (const { from, to } of breaks) {
    if (from === '' && to === '') continue
    const start = within(from, { start: window.start, end: window.end - 1 }, zone)
    const end = start.ok ? within(to, { start: start.value + 1, end: window.end }, zone) : start
    if (!start.ok || !end.ok) {
      const why = !start.ok ? start.error : end.ok ? '' : end.error
      return wrong(`The break from ${from || '?'} to ${to || '?'} ${why}.`)
    }
    read.push({ start: start.value, end: end.value })
  }
  return ok(read.sort((a, b) => a.start - b.start || a.end - b.end))
}

/** The one instant inside the span, both ends included, at which the zone's clock shows `time`. */
function within(time: string, { start, end }: Span, zone: string): Result<number, string> {
  const days = new Set([toField(start, zone).slice(0, 10), toField(end, zone).slice(0, 10)])
  const found = [...days].flatMap((day) => {
    const local = readLocal(`${day}T${time}`, zone)
    if (local.kind === 'at') return [local.at]
    return local.kind === 'twice' ? [local.earlier, local.later] : []
  })
  const inside = found.filter((at) => at >= start && at <= end)
  const [one] = inside
  if (inside.length > 1) return err('exists twice inside the session: the clocks go back')
  return one === undefined
    ? err('does not lie inside the session, or ends before it starts')
    : ok(one)
}
