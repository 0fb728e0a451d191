import type { SessionListRow, SessionRow } from '../domain/api.ts'
import { clock, dayKey } from './format.ts'

export interface Day {
  key: string
  /** a time within the day, to format it by */
  at: number
  sessions: SessionListRow[]
}

/** When the session counts, ms UTC: as staff entered it, else as scheduled (rule D1). */
export const windowOf = (session: SessionRow): { start: number; end: number } => ({
  start: session.actualStart ?? session.start,
  end: session.actualEnd ?? session.end,
})

/** `Began 10:20, scheduled 10:15`: what staff entered beside the schedule; empty where they didn't. */
export function actualWords(session: SessionRow, zone: string): string {
  const { start, end, actualStart, actualEnd } = session
  const told = [
    actualStart !== null && `began ${clock(actualStart, zone)}, scheduled ${clock(start, zone)}`,
    actualEnd !== null && `ended ${clock(actualEnd, zone)}, scheduled ${clock(end, zone)}`,
  ].filter((words) => words !== false)
  const words = told.join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The days of a programme in its zone; a session across midnight is on the day it starts (rule D9). */
export function daysOf(sessions: readonly SessionListRow[], zone: string): Day[] {
  const days = new Map<string, Day>()
  const sorted = [...sessions].sort((a, b) => a.start - b.start || a.title.localeCompare(b.title))
  for (const session of sorted) {
    const key = dayKey(session.start, zone)
    const day = days.get(key) ?? { key, at: session.start, sessions: [] }
    day.sessions.push(session)
    days.set(key, day)
  }
  return [...days.values()]
}

/** The day that is on: one before today while a session of it lasts, else today or the next with sessions, else the last. */
export function dayOn(days: readonly Day[], now: number, today: string): Day | undefined {
  const lasts = (session: SessionListRow) => {
    const { start, end } = windowOf(session)
    return !session.cancelled && start <= now && now < end
  }
  return (
    days.find(({ key, sessions }) => key < today && sessions.some(lasts)) ??
    days.find(({ key }) => key >= today) ??
    days.at(-1)
  )
}

/** Does every word typed occur in title, presenters, room or code? */
export function matches(session: SessionRow, typed: string): boolean {
  const folded = foldedText(session)
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

const texts = new WeakMap<SessionRow, string>()

/** Folding is most of a search's time, and a session is searched at every letter typed. */
function foldedText(session: SessionRow): string {
  const known = texts.get(session)
  if (known !== undefined) return known
  const { title, presenters, room, code } = session
  const folded = fold([title, ...presenters, room?.name, code].join(' '))
  texts.set(session, folded)
  return folded
}

/** Accents and case do not count. */
export function hasWords(text: string, typed: string): boolean {
  const folded = fold(text)
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

export interface Phase {
  name: 'cancelled' | 'over' | 'now' | 'open' | 'opens' | 'later'
  words: string
}

const soonMs = 60 * 60_000

/**
 * Where a session stands at `now`, ms UTC: derived when shown.
 * @param opensBeforeMs the programme's setting, for sessions without their own
 */
export function phaseOf(
  session: SessionRow,
  now: number,
  zone: string,
  opensBeforeMs: number,
): Phase {
  const { start, end } = windowOf(session)
  const opensMs = session.opensBeforeMin === null ? opensBeforeMs : session.opensBeforeMin * 60_000
  const opens = start - opensMs
  if (session.cancelled) return { name: 'cancelled', words: 'Cancelled' }
  if (now >= end) return { name: 'over', words: 'Over' }
  if (now >= start) return { name: 'now', words: 'On now' }
  if (now >= opens) return { name: 'open', words: 'Check-in open' }
  if (opens - now <= soonMs) return { name: 'opens', words: `Opens ${clock(opens, zone)}` }
  return { name: 'later', words: 'Later' }
}

/** `2 credits, Auditing`; with several fields each with its own. Empty where none is set. */
export function creditsText(session: SessionRow): string {
  const fields = [
    [session.fieldOfStudy1, session.credits1],
    [session.fieldOfStudy2, session.credits2],
    [session.fieldOfStudy3, session.credits3],
  ] as const
  return fields
    .filter(([name, credits]) => name !== null || credits !== null)
    .map(([name, credits]) =>
      [credits === null ? null : `${credits} ${credits === 1 ? 'credit' : 'credits'}`, name]
        .filter((part) => part !== null)
        .join(', '),
    )
    .join(' · ')
}
