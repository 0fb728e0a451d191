import { SaxesParser } from 'saxes'
import { type Fault, fault } from '../report.ts'
import type { SessionFile } from './draft.ts'
import { readEvent, type ScheduleEvent } from './event.ts'

const deepest = 50
const longestText = 20_000

/** Ends the parser: the file is refused for this reason. */
class Refused extends Error {
  readonly fault: Fault
  constructor(refusal: Fault) {
    super(refusal.message)
    this.fault = refusal
  }
}

/**
 * Reads a pentabarf or frab schedule.xml. No document type is taken, so that no entity can be
 * declared; nesting and texts are limited.
 */
export function sessionsFromPentabarf(xml: string): SessionFile<Fault> {
  try {
    const events = readEvents(xml)
    const read = events.map(readEvent)
    const drafts = read.flatMap(({ draft }) => (draft ? [draft] : []))
    return { drafts, faults: [...events.flatMap(idFault), ...read.flatMap(({ faults }) => faults)] }
  } catch (error) {
    if (error instanceof Refused) return { drafts: [], faults: [error.fault] }
    throw error
  }
}

function idFault(event: ScheduleEvent): Fault[] {
  if (event.id === '' || /^\d{1,15}$/.test(event.id)) return []
  const message = `${event.place}: id "${event.id}" is not a whole number`
  return [fault(event.row, 'id', 'bad-id', message)]
}

function readEvents(xml: string): ScheduleEvent[] {
  const parser = new SaxesParser()
  const events: ScheduleEvent[] = []
  const path: string[] = []
  const refuse = (code: string, message: string) => {
    throw new Refused(fault(parser.line, null, code, message))
  }
  let root = false
  let room = ''
  let event: ScheduleEvent | null = null
  let text = ''
  const add = (more: string) => {
    text += more
    if (text.length > longestText) refuse('too-long', 'A text of this file is too long.')
  }
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      refuse('encoding', `The file says that it is ${encoding}; only UTF-8 is taken.`)
    }
  })
  parser.on('doctype', () => refuse('doctype', 'A file with a document type is not taken.'))
  parser.on('error', (error) => refuse('bad-xml', `The XML is broken: ${error.message}`))
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    if (path.length > deepest) refuse('too-deep', 'The XML is nested too deeply.')
    if (path.length === 1) root = name === 'schedule'
    text = ''
    const here = path.join('/')
    if (here === 'schedule/day/room') room = attributes.name ?? ''
    if (here === 'schedule/day/room/event') {
      event = newEvent(parser.line, attributes.guid ?? '', attributes.id ?? '', room)
    }
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (event) take(event, path.slice(4).join('/'), text.trim())
    if (event && path.join('/') === 'schedule/day/room/event') {
      event.place = placeOf(event)
      events.push(event)
      event = null
    }
    path.pop()
    text = ''
  })
  parser.write(xml).close()
  if (!root) refuse('unknown-format', 'This XML is no schedule: its root must be <schedule>.')
  if (events.length === 0) refuse('no-rows', 'The schedule holds no events.')
  return events
}

function newEvent(row: number, guid: string, id: string, room: string): ScheduleEvent {
  return {
    row,
    place: '',
    guid: guid.trim(),
    id: id.trim(),
    title: '',
    room,
    date: '',
    duration: '',
    end: '',
    presenters: [],
  }
}

function placeOf(event: ScheduleEvent): string {
  return `event ${event.id || event.guid}${event.title ? ` "${event.title.slice(0, 80)}"` : ''}`
}

/** One element inside an event, closed: its text goes where it belongs. */
function take(event: ScheduleEvent, element: string, text: string): void {
  if (element === 'title') event.title = text
  else if (element === 'date') event.date = text
  else if (element === 'duration') event.duration = text
  else if (element === 'end') event.end = text
  else if (element === 'room' && text !== '') event.room = text
  else if (element === 'persons/person') event.presenters?.push(text)
}
