import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionValues, StoredSession } from '../../sync-server/db/sessions.ts'
import { sessionsCsv } from '../../sync-server/imports/export.ts'
import { readUpload, xlsxType } from '../../sync-server/imports/files/upload.ts'
import { newSession } from '../../sync-server/imports/sessions/draft.ts'
import { sessionsFromTable } from '../../sync-server/imports/sessions/from-table.ts'
import { planSessions } from '../../sync-server/imports/sessions/plan.ts'
import { sessionSheet } from '../../sync-server/imports/sessions/sheet.ts'
import { writeWorkbook } from '../../sync-server/imports/workbook/file.ts'

const zone = 'Europe/Berlin'
const minute = 60_000

// as uploads leave texts: trimmed, lines ended by \n
const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      '007',
      '1e5',
      '46146.5',
      '2026-05-04',
      'true',
      'a;b',
      '"q"',
      '_x000D_',
    ),
  )
  .map((value) => value.replace(/[\r\0]/g, '').trim() || 'x')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value)
const names = text.map((value) => value.replaceAll(';', ',')).filter((value) => value !== '')
// also the hours that a clock shows twice, 25 October 2026
const start = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }).map((n) => Date.UTC(2024, 0, 1) + n * minute),
  fc.integer({ min: 0, max: 180 }).map((n) => Date.UTC(2026, 9, 25) + n * minute),
  fc.integer({ min: 0, max: 86_400_000 }).map((n) => Date.UTC(2026, 4, 4) + n),
)

const session: fc.Arbitrary<SessionValues> = fc
  .record({
    start,
    length: fc.integer({ min: 1, max: 2000 }),
    title: text,
    room: text,
    presenters: fc.uniqueArray(names, { maxLength: 3 }),
    capacity: maybe(fc.nat(1_000_000)),
    delivery: fc.constantFrom('in-person' as const, 'virtual' as const, 'hybrid' as const),
    fieldOfStudy1: maybe(text),
    credits1: maybe(fc.nat(99_999).map((n) => n / 100)),
    thresholdPercent: maybe(fc.nat(100)),
    forgottenCheckOut: maybe(fc.constantFrom('review' as const, 'session-end' as const)),
    checkInRequired: fc.boolean(),
    checkInCode: maybe(text),
  })
  .map(({ length, ...values }) => ({
    ...newSession,
    ...values,
    end: values.start + length * minute,
  }))

it('[row M4] what is downloaded and uploaded as it is changes nothing, as CSV and as XLSX', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 12 }), async (all) => {
      const stored = all.map((values, n) => storedAs(`s${n}`, values))
      const csv = new TextEncoder().encode(sessionsCsv(stored, zone))
      const sheet = await writeWorkbook(sessionSheet(stored, zone))
      for (const [mediaType, bytes] of [
        ['text/csv', csv],
        [xlsxType, sheet],
      ] as const) {
        expect(await acts(stored, bytes, mediaType)).toEqual(stored.map(() => 'unchanged'))
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)

async function acts(stored: StoredSession[], bytes: Uint8Array, mediaType: string) {
  const table = await readUpload({ bytes, mediaType })
  if (!table.ok || !table.value) return table
  const { drafts, faults } = sessionsFromTable(table.value, zone)
  const plan = planSessions(stored, drafts, zone)
  const wrong = [...faults, ...plan.faults]
  return wrong.length > 0
    ? wrong
    : plan.rows.map(({ act, cells }) => (act === 'unchanged' ? act : cells()))
}

function storedAs(id: string, values: SessionValues): StoredSession {
  return { id, programme: 'p', guid: null, roomId: 'r', revision: 1, values }
}
