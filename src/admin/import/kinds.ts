export type What = 'sessions' | 'attendees'

export type Kind = { ok: true; type: string; words: string } | { ok: false; why: string }

const types: Record<string, { type: string; words: string; what: readonly What[] }> = {
  csv: { type: 'text/csv', words: 'CSV', what: ['sessions', 'attendees'] },
  txt: { type: 'text/csv', words: 'CSV', what: ['sessions', 'attendees'] },
  xml: { type: 'application/xml', words: 'schedule in pentabarf XML', what: ['sessions'] },
  json: { type: 'application/json', words: 'schedule in pretalx JSON', what: ['sessions'] },
}
const sheets = new Set(['xlsx', 'xls', 'ods', 'numbers'])

/** What a file is, by its ending, and whether such a thing can be read as sessions or attendees. */
export function kindOf(fileName: string, what: What): Kind {
  const ending = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  const known = types[ending]
  if (known?.what.includes(what)) return { ok: true, type: known.type, words: known.words }
  if (known) return { ok: false, why: 'Attendees come as CSV. A schedule file has none.' }
  if (sheets.has(ending)) {
    return { ok: false, why: 'A spreadsheet can’t be read as it is. Save it as CSV (UTF-8) first.' }
  }
  const may = what === 'sessions' ? '.csv, .xml or .json' : '.csv'
  return { ok: false, why: `This page reads files that end in ${may}.` }
}

export const acceptFor = (what: What): string =>
  what === 'sessions' ? '.csv,.txt,.xml,.json' : '.csv,.txt'
