import { expect, it } from 'vitest'
import { agrees, readClaimed } from '../../sync-server/imports/reports/claimed.ts'
import { possibleOrders } from '../../sync-server/imports/reports/date-order.ts'
import { placeRows } from '../../sync-server/imports/reports/place.ts'
import { readReport } from '../../sync-server/imports/reports/read.ts'
import { readWritten } from '../../sync-server/imports/reports/written-time.ts'
import { type Form, onlineReport, saved, type ToldRow } from '../support/online-report.ts'

const nine = Date.UTC(2026, 2, 17, 9)
const second = 1000
const minute = 60 * second
const row = (over: Partial<ToldRow> = {}): ToldRow => ({
  name: 'Amara Okonkwo',
  email: 'amara@example.org',
  join: nine,
  leave: nine + 10 * minute,
  ...over,
})
const read = (bytes: Uint8Array) => {
  const report = readReport(bytes)
  if (!report.ok) throw new Error(report.error[0]?.message)
  return report.value
}
const refusal = (...lines: string[][]) => {
  const report = readReport(saved(lines))
  return report.ok ? null : report.error[0]
}
const utc = { zone: 'UTC', dateOrder: 'mdy' } as const
const placed = (form: Form, rows: ToldRow[]) =>
  placeRows(read(onlineReport(form, rows)).rows, { form, ...utc })

const forms = ['zoom-meeting', 'zoom-webinar', 'teams-2021', 'teams-2022', 'teams-events'] as const

it.each(forms)('[row M7] reads %s, each connection a row, and knows the form', (form) => {
  const again = row({ join: nine + 20 * minute, leave: nine + 30 * minute })
  const report = read(onlineReport(form, [row(), again]))
  expect(report).toMatchObject({ form, byContents: false, utc: false })
  const { rows } = report
  expect(placeRows(rows, { form, ...utc }).map(({ at, problems }) => ({ at, problems }))).toEqual([
    { at: { join: nine, leave: nine + 10 * minute }, problems: [] },
    { at: { join: again.join, leave: again.leave }, problems: [] },
  ])
  const email = form === 'teams-events' ? null : 'amara@example.org'
  expect(rows.map((one) => [one.name, one.email])).toEqual([
    ['Amara Okonkwo', email],
    ['Amara Okonkwo', email],
  ])
})

it('[row M7] tells the meeting’s title and id where the report has them', () => {
  const about = (form: Form) => {
    const { title, meeting } = read(onlineReport(form, [row()]))
    return [title, meeting]
  }
  expect(about('zoom-meeting')).toEqual(['Ledger, read aloud', '912 3456 7890'])
  expect(about('zoom-webinar')).toEqual(['Ledger, read aloud', '912 3456 7890'])
  expect(about('teams-2022')).toEqual(['Ledger, read aloud', null])
  expect(about('teams-2021')).toEqual([null, null])
})

it('[row M7] who registered and stayed away, or only waited for admission, was not there', () => {
  expect(read(onlineReport('zoom-webinar', [row()])).passed).toMatchObject([
    { name: 'Stayed Away', why: 'absent' },
  ])
  const heading = ['Name (original name)', 'Email', 'Join time', 'Leave time', 'In waiting room']
  const times = ['3/17/2026 9:00 AM', '3/17/2026 9:05 AM']
  const report = read(
    saved([
      heading,
      ['A', 'a@example.org', ...times, 'Yes'],
      ['B', 'b@example.org', ...times, 'No'],
    ]),
  )
  expect(report.passed).toMatchObject([{ line: 2, name: 'A', why: 'waiting-room' }])
  expect(report.rows).toMatchObject([{ line: 3, name: 'B' }])
})

it('[row M7] of whom Teams lists no connection the sum counts', () => {
  const lines = [
    ['Name', 'First join', 'Last leave', 'In-meeting duration', 'Email'],
    ['A', '3/17/2026, 9:00:00 AM', '3/17/2026, 9:10:00 AM', '10m', 'a@example.org'],
    ['B', '3/17/2026, 9:00:00 AM', '3/17/2026, 9:10:00 AM', '7m', 'b@example.org'],
    ['Name', 'Join time', 'Leave time', 'Duration', 'Email'],
    ['A', '3/17/2026, 9:00:00 AM', '3/17/2026, 9:10:00 AM', '10m', 'a@example.org'],
  ]
  const { rows, form } = read(saved(lines))
  expect(placeRows(rows, { form, ...utc }).map(({ name, problems }) => [name, problems])).toEqual([
    ['A', []],
    ['B', ['duration-differs']],
  ])
})

it('[row M7] a list of events pairs each joining with the leaving after it; one alone has one time', () => {
  const at = (minutes: number) => `3/17/2026, 9:${String(minutes).padStart(2, '0')}:00 AM`
  const lines = [
    ['Full Name', 'User Action', 'Timestamp'],
    ['A', 'Joined before', at(0)],
    ['B', 'Left', at(3)],
    ['A', 'Left', at(5)],
    ['A', 'Joined', at(7)],
  ]
  const { rows, form } = read(saved(lines))
  const told = placeRows(rows, { form, ...utc })
  expect(told.map(({ name, at, problems }) => [name, at.join, at.leave, problems])).toEqual([
    ['A', nine, nine + 5 * minute, []],
    ['B', null, nine + 3 * minute, ['no-join']],
    ['A', nine + 7 * minute, null, ['no-leave']],
  ])
})

it('[row M7] headings of a language that is not known are read by what their columns hold', () => {
  const times = ['17.03.2026 09:00:00', '17.03.2026 09:10:00']
  const report = read(
    saved([
      ['Ime in priimek', 'Čas pridružitve', 'Čas odhoda', 'Trajanje', 'Naslov'],
      ['Amara', ...times, '10m 0s', 'amara@example.org'],
    ]),
  )
  expect(report).toMatchObject({
    form: 'teams-2021',
    byContents: true,
    rows: [{ name: 'Amara', email: 'amara@example.org', join: times[0], leave: times[1] }],
  })
})

it('[row M7] German headings, clock and durations are those of the same report', () => {
  const { form, rows, byContents } = read(
    saved([
      ['Vollständiger Name', 'Beitrittszeit', 'Austrittszeit', 'Dauer', 'E-Mail'],
      ['Amara', '17.3.2026, 09:00:00 Uhr', '17.3.2026, 10:30:20 Uhr', '1 Std. 30 Min.', 'a@b.org'],
    ]),
  )
  expect([form, byContents]).toEqual(['teams-2021', false])
  const [one] = placeRows(rows, { form, zone: 'Europe/Berlin', dateOrder: 'dmy' })
  expect(one).toMatchObject({ at: { join: nine - 60 * minute }, problems: [] })
})

it('[row M7] the name that Teams signs people in with stands in for the e-mail', () => {
  const heading = ['Full Name', 'Join Time', 'Leave Time', 'Email', 'Participant ID (UPN)']
  const times = ['3/17/2026, 9:00 AM', '3/17/2026, 9:10 AM']
  const { rows } = read(
    saved([heading, ['A', ...times, '', 'A@Example.org'], ['B', ...times, '', 'x']]),
  )
  expect(rows.map(({ email }) => email)).toEqual(['a@example.org', null])
})

it('[row M7] refuses what is no such report, and says what it looked for and found', () => {
  expect(refusal(['title', 'room', 'start'], ['Ledger', 'Aspen', 'x'])).toMatchObject({
    code: 'unknown-format',
    row: 1,
    message: expect.stringMatching(/Looked for: .*Found: title \| room \| start/),
  })
  const unique = ['Name (Original Name)', 'User Email', 'Total Duration (Minutes)', 'Guest']
  expect(refusal(unique, ['A', 'a@example.org', '12', 'No'])).toMatchObject({ code: 'no-times' })
  const heading = ['Full Name', 'Join Time', 'Leave Time']
  expect(refusal(heading)).toMatchObject({ code: 'no-rows' })
  expect(refusal([''])).toMatchObject({ code: 'empty-file' })
  const codeOf = (bytes: number[]) => {
    const report = readReport(new Uint8Array(bytes))
    return report.ok ? null : report.error[0]?.code
  }
  expect(codeOf([0x50, 0x4b, 3, 4])).toBe('unknown-format')
  expect(codeOf([0x4e, 0xe4, 0x6d, 0x65])).toBe('encoding')
})

it('[row M7] a file larger than any report is refused by its lines, before it is taken apart', () => {
  const codeOf = (text: string) => {
    const report = readReport(Buffer.from(text))
    return report.ok ? null : report.error.map(({ code, row }) => [code, row])
  }
  const heading = 'Full Name\tJoin Time\tLeave Time\n'
  expect(codeOf(heading.repeat(70_000))).toEqual([['too-many-rows', null]])
  expect(codeOf(heading + '"'.repeat(1_000_000))).toEqual([['too-long', 2]])
  expect(codeOf(`${heading}"${'a\tb\n'.repeat(50_000)}`)).toBe(null)
})

const agree = (form: Form, ms: number, claimed: string) => {
  const said = readClaimed(claimed, form)
  return said && agrees(said, ms, form)
}

it('[row M7] a row’s own duration is compared under its vendor’s rounding', () => {
  expect(agree('zoom-meeting', 61 * second, '2')).toBe(true)
  expect(agree('zoom-meeting', 60 * second, '2')).toBe(false)
  expect(agree('zoom-webinar', 60 * second, '1')).toBe(true)
  expect(agree('teams-2021', 6113 * second, '1h 41m')).toBe(true)
  expect(agree('teams-2021', 6120 * second, '1h 41m')).toBe(true)
  expect(agree('teams-2021', 6180 * second, '1h 41m')).toBe(false)
  expect(agree('teams-2021', 11 * second, '10s')).toBe(true)
  expect(agree('teams-2022', 12 * second, '10s')).toBe(false)
  expect(agree('teams-2022', 3725 * second, '1h 2m 4s')).toBe(true)
  expect(agree('teams-2022', 3725 * second, '1h 2m')).toBe(false)
  expect(agree('teams-2022', 10 * second, 'a while')).toBe(null)
})

it('[row M7] a row whose leaving is before its joining, or whose duration is off, says so', () => {
  const back = row({ leave: nine - minute, claimed: '1' })
  const short = row({ join: nine + minute, claimed: '3' })
  expect(placed('zoom-meeting', [back, short, row()]).map(({ problems }) => problems)).toEqual([
    ['leave-before-join'],
    ['duration-differs'],
    [],
  ])
})

it('[D9] a time that the clocks left out or gave twice is named, not guessed', () => {
  const heading = ['Full Name', 'Join Time', 'Leave Time']
  const { rows, form } = read(
    saved([
      heading,
      ['A', '29.03.2026 02:30:00', '29.03.2026 04:00:00'],
      ['B', '25.10.2026 02:30:00', '25.10.2026 04:00:00'],
    ]),
  )
  const told = placeRows(rows, { form, zone: 'Europe/Berlin', dateOrder: 'dmy' })
  expect(told.map(({ problems, at }) => [problems, at.join])).toEqual([
    [['time-missing'], null],
    [['time-twice'], null],
  ])
})

it('[row M7] dates of three numbers are read in each order that is possible, a reading once', () => {
  const orders = (...cells: string[]) =>
    possibleOrders(cells.map(readWritten).filter((time) => time !== null))
  expect(orders('3/4/2026 9:00')).toEqual(['dmy', 'mdy'])
  expect(orders('3/4/2026 9:00', '3/17/2026 9:00')).toEqual(['mdy'])
  expect(orders('17/03/26 9:00')).toEqual(['dmy', 'ymd'])
  expect(orders('2026-03-04 9:00')).toEqual(['dmy'])
  expect(orders('4 March 2026 9:00')).toEqual(['dmy'])
  expect(orders('3/3/2026 9:00')).toEqual(['dmy'])
})

it('[row M7] words beside a clock that are not understood make it unreadable, not 24 hours', () => {
  expect(readWritten('17/03/2026 09:00 apres-midi')).toBe(null)
  expect(readWritten('17/03/2026 13:00 PM')).toBe(null)
  expect(readWritten('17/03/2026 12:05 AM')).toMatchObject({ hour: 0, minute: 5 })
  expect(readWritten('17/03/2026 klo 9.00.30')).toMatchObject({ hour: 9, second: 30 })
  expect(readWritten('2026-03-17T09:00:00Z')).toMatchObject({ hour: 9, utc: true })
  expect(readWritten('17. März 2026 um 09:00 Uhr')).toMatchObject({ date: { month: 3 }, hour: 9 })
})
