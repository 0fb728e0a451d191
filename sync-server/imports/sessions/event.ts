import { readInstant } from '../cells/time.ts'
import { type Fault, fault } from '../report.ts'
import type { SessionDraft } from './draft.ts'

/** An event as a schedule file has it, before anything of it is believed. */
export interface ScheduleEvent {
  /** where it stands in the file: its line, and its place in words */
  row: number
  place: string
  guid: string
  id: string
  title: string
  room: string
  date: string
  duration: string
  /** newer files may give the end instead of the duration */
  end: string
  /** null: such a file doesn't name them */
  presenters: string[] | null
  cancelled?: boolean
}

const minute = 60_000

/**
 * Reads an event. Its start is the instant of its own `date` with its offset; what the file says
 * of zones and days is not used, since real files contradict themselves there.
 */
export function readEvent(event: ScheduleEvent): { draft: SessionDraft | null; faults: Fault[] } {
  const faults: Fault[] = []
  const wrong = (column: string, code: string, message: string) => {
    faults.push(fault(event.row, column, code, `${event.place}: ${message}`))
    return null
  }
  const guid = event.guid || (event.id && `id:${event.id}`)
  if (!guid) wrong('guid', 'required', 'has neither guid nor id')
  const title = event.title.trim()
  if (!title) wrong('title', 'required', 'has no title')
  if (title.length > 1000) wrong('title', 'too-long', 'the title has more than 1000 characters')
  const room = event.room.trim()
  if (!room) wrong('room', 'required', 'has no room')
  if (room.length > 200) wrong('room', 'too-long', 'the room has more than 200 characters')
  const start = readStart(event.date) ?? wrong('date', 'bad-time', badDate(event.date))
  const end = start === null ? null : readEnd(event, start, wrong)
  if (faults.length > 0 || start === null || end === null) return { draft: null, faults }
  const presenters = event.presenters && namesOf(event.presenters)
  return {
    draft: {
      row: event.row,
      id: null,
      revision: null,
      guid,
      set: {
        title,
        room,
        start,
        end,
        ...(presenters ? { presenters } : {}),
        cancelled: event.cancelled ?? false,
      },
    },
    faults,
  }
}

const namesOf = (names: string[]) => [...new Set(names.map(oneName).filter((name) => name !== ''))]

// a semicolon separates names in our own files
const oneName = (name: string) => name.replaceAll(';', ',').trim()

function badDate(date: string): string {
  return date
    ? `date "${date}" is not a time with its offset from UTC, like 2026-05-04T09:00:00+02:00`
    : 'has no date'
}

function readStart(date: string): number | null {
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(date)) return null
  const instant = readInstant(date, 'UTC')
  return instant.ok ? instant.value : null
}

function readEnd(
  event: ScheduleEvent,
  start: number,
  wrong: (column: string, code: string, message: string) => null,
): number | null {
  if (!event.duration && event.end) {
    const end = readStart(event.end)
    if (end !== null && end > start) return end
    return wrong('end', 'bad-time', `end "${event.end}" is not a time after the start`)
  }
  const minutes = durationMinutes(event.duration)
  if (minutes === null) {
    return event.duration
      ? wrong('duration', 'bad-duration', `duration "${event.duration}" is not like 01:30`)
      : wrong('duration', 'required', 'has no duration')
  }
  if (minutes === 0) return wrong('duration', 'bad-duration', 'has a duration of 0')
  return start + minutes * minute
}

/** `HH:MM`, or `D:HH:MM` as pretalx writes a day and more. */
function durationMinutes(text: string): number | null {
  const match = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text.trim())
  if (!match) return null
  const [, days = '0', hours, minutes] = match
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes)
}
