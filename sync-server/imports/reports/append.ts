import type { Context } from '../../context.ts'
import { audit } from '../../db/audit.ts'
import { markDirty } from '../../db/dirty.ts'
import { addNames, appendPeople, appendReport } from '../../db/online-reports.ts'
import type { OnlineReportsTable, OnlineRowsTable } from '../../db/online-tables.ts'
import type { Tx } from '../../db/open.ts'
import type { Matched } from './match.ts'

export interface Append {
  report: Omit<OnlineReportsTable, 'n'>
  rows: readonly OnlineRowsTable[]
  /** reports of the session that were not taken back */
  standing: readonly { content: string }[]
  matched: readonly Matched[]
}

/**
 * Appends a report with its rows, who is who in it, and the names of those whom nobody knows, apart
 * (rule E9); marks whom it concerns. To be called under lockImports.
 * @returns what was written: where all of it is there already, nothing; where only who is who is new, that
 */
export async function append(
  tx: Tx,
  ctx: Context,
  wanted: Append,
): Promise<'nothing' | 'assigned' | 'imported'> {
  const { report, rows, matched } = wanted
  const { session, programme, by, at } = report
  const isNew = !wanted.standing.some(({ content }) => content === report.content)
  const people = matched
    .filter(({ attendee, before }) => attendee !== (before ?? null))
    .map(({ id: person, attendee }) => ({ session, person, attendee, by, at }))
  if (!isNew && people.length === 0) return 'nothing'
  const strangers = matched.filter((one) => one.isNew)
  await addNames(
    tx,
    strangers.map(({ id: person, person: key, name, email }) => ({
      ...{ session, person, key, name, email },
      received_at: at,
    })),
  )
  await appendPeople(tx, people)
  if (isNew) await appendReport(tx, report, rows)
  const touched = matched.flatMap(({ attendee, before }) => [attendee ?? [], before ?? []].flat())
  await markDirty(tx, programme, touched, at)
  const { id, form, zone, date_order: dateOrder } = report
  await audit(tx, ctx.database.dialect, {
    ...{ at, by, act: isNew ? 'import-report' : 'assign-in-report' },
    subject: `session:${session}`,
    detail: {
      ...(isNew ? { report: id, form, zone, dateOrder, rows: rows.length } : {}),
      people: people.map(({ person, attendee }) => ({ person, attendee })),
    },
  })
  return isNew ? 'imported' : 'assigned'
}
