import * as z from 'zod/mini'
import { lineAt } from '../files/decode.ts'
import { linesOfObjects } from '../files/json-lines.ts'
import { type Fault, fault } from '../report.ts'
import type { SessionFile } from './draft.ts'
import { readEvent } from './event.ts'

// what is needed of a schedule.json, and no more: real files break the published schema elsewhere
const Text = z.optional(z.nullable(z.string()))
const Person = z.looseObject({ public_name: Text, name: Text })
const Event = z.looseObject({
  id: z.optional(z.nullable(z.int())),
  guid: Text,
  title: Text,
  room: Text,
  date: Text,
  duration: Text,
  end: Text,
  persons: z.optional(z.nullable(z.array(Person))),
})
type Event = z.infer<typeof Event>
const Day = z.looseObject({ rooms: z.record(z.string(), z.array(z.unknown())) })
const Schedule = z.looseObject({
  schedule: z.looseObject({
    conference: z.looseObject({ days: z.array(Day) }),
  }),
})

/** Reads a schedule.json as pretalx, frab and c3voc write it. */
export function sessionsFromPretalx(text: string): SessionFile<Fault> {
  const json = parseJson(text)
  if (!json.ok) return { drafts: [], faults: [json.fault] }
  const schedule = Schedule.safeParse(json.value)
  if (!schedule.success) return { drafts: [], faults: [shapeFault(schedule.error.issues[0])] }
  const lines = linesOfObjects(text)
  const file: SessionFile<Fault> = { drafts: [], faults: [] }
  const { days } = schedule.data.schedule.conference
  for (const [day, { rooms }] of days.entries()) {
    for (const [room, events] of Object.entries(rooms)) {
      for (const [at, event] of events.entries()) {
        const place = `schedule.conference.days.${day}.rooms.${room}.${at}`
        readOne(event, { place, room, row: lines.get(place) ?? 1 }, file)
      }
    }
  }
  if (file.drafts.length + file.faults.length === 0) {
    file.faults.push(fault(null, null, 'no-rows', 'The schedule holds no events.'))
  }
  return file
}

function readOne(
  value: unknown,
  at: { place: string; room: string; row: number },
  file: SessionFile<Fault>,
): void {
  const event = Event.safeParse(value)
  if (!event.success) {
    file.faults.push(...event.error.issues.map((issue) => eventFault(issue, value, at)))
    return
  }
  const read = readEvent({
    row: at.row,
    place: at.place,
    guid: event.data.guid?.trim() ?? '',
    id: String(event.data.id ?? ''),
    title: event.data.title ?? '',
    room: event.data.room?.trim() || at.room,
    date: event.data.date ?? '',
    duration: event.data.duration ?? '',
    end: event.data.end ?? '',
    presenters: names(event.data),
  })
  file.faults.push(...read.faults)
  if (read.draft) file.drafts.push(read.draft)
}

const names = (event: Event) =>
  (event.persons ?? []).map((person) => person.public_name ?? person.name ?? '')

type Issue = z.core.$ZodIssue

function eventFault(issue: Issue, value: unknown, at: { place: string; row: number }): Fault {
  const column = String(issue.path[0] ?? '')
  const place = [at.place, ...issue.path].join('.')
  if (column !== 'id') return fault(at.row, column || null, 'bad-value', `${place} can’t be read`)
  const found = isRecord(value) ? JSON.stringify(value.id).slice(0, 50) : ''
  return fault(at.row, 'id', 'bad-id', `${place} must be a whole number, not ${found}`)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function shapeFault(issue: Issue | undefined): Fault {
  const place = issue?.path.join('.') || 'schedule'
  return fault(
    null,
    null,
    'unknown-format',
    `This JSON is no schedule: "${place}" is missing or of another kind.`,
  )
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; fault: Fault } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const position = /position (\d+)/.exec(error.message)?.[1]
    const row = position === undefined ? null : lineAt(text, Number(position))
    return { ok: false, fault: fault(row, null, 'bad-json', 'The JSON is broken here.') }
  }
}
