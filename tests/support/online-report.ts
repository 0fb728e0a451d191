/** One connection as a test wants it told; times are ms UTC and are written as UTC. */
export interface ToldRow {
  name: string
  email: string
  join: number
  leave: number
  /** the row's own duration, where it is not what the vendor would write */
  claimed?: string
}

export type Form = 'zoom-meeting' | 'zoom-webinar' | 'teams-2021' | 'teams-2022' | 'teams-events'
export type Dates = 'us' | 'british' | 'german' | 'iso' | 'named' | 'japanese' | 'spanish'

export interface Style {
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16le-bom' | 'utf-16be-bom'
  separator: ',' | ';' | '\t'
  dates: Dates
  lineEnd: '\n' | '\r\n'
}

export const plainStyle: Style = {
  encoding: 'utf-8',
  separator: '\t',
  dates: 'us',
  lineEnd: '\r\n',
}

/** A participant report in a vendor's form. */
export function onlineReport(
  form: Form,
  rows: readonly ToldRow[],
  over: Partial<Style> = {},
): Uint8Array {
  const style = { ...plainStyle, ...over }
  return saved(
    linesOf[form](rows, (at) => written(at, style.dates)),
    style,
  )
}

/** Lines of cells as a file. */
export function saved(
  lines: readonly (readonly string[])[],
  over: Partial<Style> = {},
): Uint8Array {
  const { encoding, separator, lineEnd } = { ...plainStyle, ...over }
  const cell = (text: string) =>
    text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  const text = lines.map((cells) => cells.map(cell).join(separator) + lineEnd).join('')
  const mark = encoding.endsWith('-bom') ? '\ufeff' : ''
  if (encoding.startsWith('utf-8')) return Buffer.from(mark + text)
  const bytes = Buffer.from(mark + text, 'utf16le')
  return encoding.startsWith('utf-16be') ? bytes.swap16() : bytes
}

type Lines = (rows: readonly ToldRow[], time: (at: number) => string) => string[][]

const linesOf: Record<Form, Lines> = {
  'zoom-meeting': (rows, time) => [
    ['Topic', 'Meeting ID', 'Start Time', 'Participants'],
    ['Ledger, read aloud', '912 3456 7890', time(rows[0]?.join ?? 0), String(rows.length)],
    [],
    [
      'Name (Original Name)',
      'User Email',
      'Join Time',
      'Leave Time',
      'Duration (Minutes)',
      'Guest',
    ],
    ...rows.map((row) => [row.name, row.email, ...times(row, time), minutes(row), 'No']),
  ],
  'zoom-webinar': (rows, time) => [
    ['Attendee Report'],
    ['Topic', 'Webinar ID', 'Unique Viewers'],
    ['Ledger, read aloud', '912 3456 7890', String(rows.length)],
    ['Attendee Details'],
    [
      ...['Attended', 'User Name (Original Name)', 'Email', 'Registration Time', 'Join Time'],
      ...['Leave Time', 'Time in Session (minutes)', 'Is Guest'],
    ],
    ...rows.map((row) => [
      ...['Yes', row.name, row.email, time(row.join - 86_400_000), ...times(row, time)],
      ...[minutes(row), 'Yes'],
    ]),
    ['No', 'Stayed Away', 'away@example.org', '--', '--', '--', '--', '--'],
  ],
  'teams-2021': (rows, time) => [
    ['Full Name', 'Join Time', 'Leave Time', 'Duration', 'Email', 'Role'],
    ...rows.map((row) => [row.name, ...times(row, time), cut(row), row.email, 'Attendee']),
  ],
  'teams-2022': (rows, time) => [
    ['1. Summary'],
    ['Meeting title', 'Ledger, read aloud'],
    [],
    ['2. Participants'],
    ['Name', 'First join', 'Last leave', 'In-meeting duration', 'Email', 'Role'],
    ...rows.map((row) => [row.name, ...times(row, time), exact(row), row.email, 'Attendee']),
    [],
    ['3. In-Meeting activities'],
    ['Name', 'Join time', 'Leave time', 'Duration', 'Email', 'Role'],
    ...rows.map((row) => [row.name, ...times(row, time), exact(row), row.email, 'Attendee']),
  ],
  'teams-events': (rows, time) => [
    ['Full Name', 'User Action', 'Timestamp'],
    ...rows.flatMap((row) => [
      [row.name, 'Joined', time(row.join)],
      [row.name, 'Left', time(row.leave)],
    ]),
  ],
}

const times = ({ join, leave }: ToldRow, time: (at: number) => string) => [time(join), time(leave)]

const secondsOf = ({ join, leave }: ToldRow) => Math.max(0, Math.floor((leave - join) / 1000))
const minutes = (row: ToldRow) => row.claimed ?? String(Math.ceil(secondsOf(row) / 60))

function exact(row: ToldRow): string {
  const all = secondsOf(row)
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const parts = [hours > 0 ? `${hours}h` : '', all >= 60 ? `${minutes}m` : '', `${seconds}s`]
  return row.claimed ?? parts.filter((part) => part !== '').join(' ')
}

function cut(row: ToldRow): string {
  return secondsOf(row) < 3600 ? exact(row) : exact(row).replace(/ \d+s$/, '')
}

/** A moment as people of some language write it. */
export function written(at: number, dates: Dates): string {
  const [date = '', clock = ''] = new Date(at).toISOString().slice(0, 19).split('T')
  const [year, month, day] = date.split('-')
  const [hour, minute, second] = clock.split(':').map(Number)
  const half = (hour ?? 0) < 12
  const twelve = `${(((hour ?? 0) + 11) % 12) + 1}:${clock.slice(3)}`
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const styles: Record<Dates, string> = {
    us: `${Number(month)}/${Number(day)}/${year}, ${twelve}\u202f${half ? 'AM' : 'PM'}`,
    british: `${day}/${month}/${year?.slice(2)}, ${clock}`,
    german: `${day}.${month}.${year}, ${String(hour).padStart(2, '0')}:${clock.slice(3)} Uhr`,
    iso: `${date} ${clock}`,
    named: `${names[Number(month) - 1]} ${Number(day)}, ${year} ${twelve} ${half ? 'AM' : 'PM'}`,
    japanese: `${year}年${Number(month)}月${Number(day)}日 ${half ? '午前' : '午後'}${(((hour ?? 0) + 11) % 12) + 1}:${clock.slice(3)}`,
    spanish: `${Number(day)}/${Number(month)}/${year} ${twelve} ${half ? 'a. m.' : 'p. m.'}`,
  }
  if (minute === undefined || second === undefined) throw new Error(`no time: ${at}`)
  return styles[dates]
}
