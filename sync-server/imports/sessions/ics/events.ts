import { err, ok, type Result } from '../../../../src/domain/result.ts'
import { type Fault, fault } from '../../report.ts'
import type { ContentLine } from './lines.ts'

/** A VEVENT's own properties, the first of each name; what is nested in it (alarms) is left out. */
export interface CalendarEvent {
  row: number
  properties: Map<string, ContentLine>
}

/** What a calendar says for all of its events. */
export interface Calendar {
  events: CalendarEvent[]
  /** METHOD:CANCEL: every event of the file is cancelled */
  cancels: boolean
  /** IANA names that the file's own zones say they are (X-LIC-LOCATION), by their TZID */
  zones: Map<string, string>
}

const deepest = 10

/** Sorts content lines by the components that they stand in; faults bear the line. */
export function readCalendar(lines: readonly ContentLine[]): Result<Calendar, Fault[]> {
  const calendar: Calendar = { events: [], cancels: false, zones: new Map() }
  const path: string[] = []
  let zone = ''
  for (const line of lines) {
    const { row, name, value } = line
    const inside = path.join('/')
    if (name === 'BEGIN') {
      path.push(value.trim().toUpperCase())
      if (path[0] !== 'VCALENDAR') return refused(line, 'unknown-format', notACalendar)
      if (path.length > deepest) return refused(line, 'too-deep', 'The file is nested too deeply.')
      if (path.join('/') === 'VCALENDAR/VEVENT') {
        calendar.events.push({ row, properties: new Map() })
      }
    } else if (name === 'END') {
      if (path.pop() !== value.trim().toUpperCase()) {
        return refused(line, 'bad-line', `END:${value} closes what was not begun.`)
      }
    } else if (inside === '') return refused(line, 'unknown-format', notACalendar)
    else if (inside === 'VCALENDAR' && name === 'METHOD') {
      calendar.cancels = value.trim().toUpperCase() === 'CANCEL'
    } else if (inside === 'VCALENDAR/VTIMEZONE') {
      if (name === 'TZID') zone = value.trim()
      if (name === 'X-LIC-LOCATION') calendar.zones.set(zone, value.trim())
    } else if (inside === 'VCALENDAR/VEVENT') {
      const { properties } = calendar.events.at(-1) ?? { properties: new Map() }
      if (!properties.has(name)) properties.set(name, line)
    }
  }
  const [first] = lines
  if (path.length > 0 || !first) {
    const row = lines.at(-1)?.row ?? null
    return err([fault(row, null, 'cut-off', 'The file ends before its calendar does.')])
  }
  return ok(calendar)
}

const notACalendar = 'This is no calendar: the file must begin with BEGIN:VCALENDAR.'

const refused = ({ row }: ContentLine, code: string, message: string): Result<never, Fault[]> =>
  err([fault(row, null, code, message)])
