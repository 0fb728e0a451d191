import type { MyRecord } from '../../src/domain/api-my.ts'

/** One's own sessions as iCalendar (RFC 5545), for calendars on phones. */
export function myCalendar({ programme, sessions, serverTime }: MyRecord): string {
  const events = sessions
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ session, title, room, start, end }) => [
      'BEGIN:VEVENT',
      `UID:${session}@roomtap`,
      `DTSTAMP:${utc(serverTime)}`,
      `DTSTART:${utc(start)}`,
      `DTEND:${utc(end)}`,
      `SUMMARY:${escaped(title)}`,
      ...(room ? [`LOCATION:${escaped(room)}`] : []),
      'END:VEVENT',
    ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Roomtap//My sessions//EN',
    `X-WR-CALNAME:${escaped(programme.name)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

const utc = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

const escaped = (text: string) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n|\r/g, '\\n')

const mostBytes = 73

/** A line has at most 75 bytes; what follows begins with a blank. Never cut within a letter. */
function folded(line: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > mostBytes) {
      parts.push(part)
      part = ' '
    }
    part += letter
  }
  return [...parts, part]
}
