export type What = 'sessions' | 'attendees' | 'bookings'

export type Kind = { ok: true; type: string; words: string } | { ok: false; why: string }

const all: readonly What[] = ['sessions', 'attendees', 'bookings']
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const types: Record<string, { type: string; words: string; what: readonly What[] }> = {
  csv: { type: 'text/csv', words: 'CSV', what: all },
  txt: { type: 'text/csv', words: 'CSV', what: all },
  xlsx: { type: xlsx, words: 'XLSX', what: all },
  xml: { type: 'application/xml', words: 'schedule in pentabarf XML', what: ['sessions'] },
  json: { type: 'application/json', words: 'schedule in pretalx JSON', what: ['sessions'] },
  ics: { type: 'text/calendar', words: 'calendar (iCalendar)', what: ['sessions'] },
}
const sheets = new Set(['xls', 'ods', 'numbers'])

/** What a file is, by its ending, and whether such a thing can be read as what is wanted. */
export function kindOf(fileName: string, what: What): Kind {
  const ending = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  const known = types[ending]
  if (known?.what.includes(what)) return { ok: true, type: known.type, words: known.words }
  if (known) {
    const name = what === 'attendees' ? 'Attendees' : 'Bookings'
    return { ok: false, why: `${name} come as XLSX or CSV. A schedule file has none.` }
  }
  if (sheets.has(ending)) {
    return { ok: false, why: 'This kind of spreadsheet can’t be read. Save it as XLSX first.' }
  }
  const may = endings(what).map((one) => `.${one}`)
  return { ok: false, why: `This page reads files that end in ${may.join(', ')}.` }
}

const endings = (what: What) => Object.keys(types).filter((one) => types[one]?.what.includes(what))

export const acceptFor = (what: What): string =>
  endings(what)
    .map((one) => `.${one}`)
    .join(',')

/** Which files of a kind are understood, in words. */
export const hints: Record<What, string> = {
  sessions:
    'XLSX or CSV with at least title, room, start and end; or a schedule: pentabarf XML (frab), pretalx JSON, iCalendar.',
  attendees:
    'XLSX or CSV with at least name, or first and last name; e-mail, organisation, badge and your own columns come along.',
  bookings:
    'XLSX or CSV with session (id or code) and attendee (id, code or e-mail): who is booked for what.',
}
