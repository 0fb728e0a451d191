import type { ReportAnswer, ReportRequest } from '../../../src/domain/api-reports.ts'
import { needSession as needPlace } from '../../attendance/acts.ts'
import type { Context } from '../../context.ts'
import { recordAll, showChanges } from '../../corrections/repair.ts'
import { lockRecords } from '../../db/dirty.ts'
import { lockImports } from '../../db/imports.ts'
import { connectionsOf, standingReports } from '../../db/online-reports.ts'
import type { Tx } from '../../db/open.ts'
import { inTransaction } from '../../db/roll-back.ts'
import { lockEvidence } from '../../db/taps.ts'
import { HttpProblem } from '../../http/problem.ts'
import { reconcileDirty } from '../../reconcile/reconcile.ts'
import { needSession } from '../sessions/change.ts'
import { type Append, append } from './append.ts'
import { matchPeople } from './match.ts'
import { placeRows } from './place.ts'
import { type ReadReport, readReport } from './read.ts'
import { readingsOf, zoneOf } from './reading.ts'
import { showPeople, showRows } from './show.ts'
import { contentHash, storedRows, timesHash } from './stored.ts'

export interface ReportUpload {
  session: string
  request: ReportRequest
  dryRun: boolean
  by: string
}

/**
 * A participant report of an online meeting for a session (row M7): what it says, and which records that
 * changes. A dry run does the very same and takes it back. To apply, a person must have confirmed the
 * zone and the order of dates. The same report once more changes nothing; another of the same meeting adds to it.
 * @throws HttpProblem `not-found`; `invalid` where the file can't be read, or something is not confirmed
 */
export async function importReport(ctx: Context, upload: ReportUpload): Promise<ReportAnswer> {
  const { request, dryRun } = upload
  const session = await needSession(ctx.database.db, upload.session)
  if (session.values.delivery === 'in-person') {
    throw new HttpProblem(
      'invalid',
      'This session is held in person alone. Nothing was imported; say first that it is virtual or hybrid.',
    )
  }
  const file = readFile(request.file)
  await reconcileDirty(ctx, session.programme)
  const { db, dialect } = ctx.database
  const done = await inTransaction(db, !dryRun, async (tx) => {
    await lockImports(tx, dialect)
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, session.programme)
    const meanwhile = await recordAll(tx, ctx, session.programme)
    const plan = await planReport(tx, ctx, upload, file)
    const wrote = await append(tx, ctx, plan.append)
    const changed = await recordAll(tx, ctx, session.programme)
    const changes = await showChanges(tx, ctx, session.programme, changed)
    const report = dryRun || wrote !== 'imported' ? null : plan.append.report.id
    const unchanged = wrote === 'nothing'
    return { answer: { ...plan.answer, dryRun, report, unchanged, changes }, meanwhile }
  })
  if (!dryRun) {
    const sessions = [...done.answer.changes, ...done.meanwhile].map((one) => one.session)
    const { programme } = session
    if (sessions.length > 0) {
      ctx.live.tell({ type: 'records', programme, sessions: [...new Set(sessions)].sort() })
    }
  }
  return done.answer
}

interface Plan {
  append: Append
  answer: Omit<ReportAnswer, 'dryRun' | 'report' | 'unchanged' | 'changes'>
}

async function planReport(
  tx: Tx,
  ctx: Context,
  { session: id, request, dryRun, by }: ReportUpload,
  file: ReadReport,
): Promise<Plan> {
  const { programme, timeZone, session } = await needPlace(tx, id)
  const zone = zoneOf(request.zone, file.utc, timeZone)
  const start = session.actualStart ?? session.start
  const end = session.actualEnd ?? session.end
  const readings = readingsOf(file, { zone: zone.zone, start, end })
  const [likeliest] = readings
  if (!likeliest) throw refuseTimes(file)
  const dateOrder = request.dateOrder ?? likeliest.order
  if (!dryRun) checkConfirmed(request)
  const where = { session: id, programme }
  const matched = await matchPeople(tx, ctx.newId, where, file.rows, request.assign ?? [])
  const placed = placeRows(file.rows, { form: file.form, zone: zone.zone, dateOrder })
  const report = ctx.newId()
  const rows = storedRows(report, placed, matched)
  const hashes = { content: contentHash(rows), times: timesHash(file.rows) }
  const standing = await standingReports(tx, id)
  const confirmed = { zone: zone.zone, date_order: dateOrder }
  const other = appliedOtherwise(standing, { ...hashes, ...confirmed })
  if (other && !dryRun) throw refuseTwice(other.zone)
  const known = await connectionsOf(tx, id)
  const { form, title, meeting, byContents, passed } = file
  const stored = { id: report, ...where, form, meeting, ...confirmed, ...hashes }
  return {
    append: { report: { ...stored, by, at: ctx.clock() }, rows, standing, matched },
    answer: {
      vendor: form.startsWith('zoom') ? 'zoom' : 'teams',
      ...{ form, title, meeting, byContents, ...zone, dateOrder, readings, passed },
      appliedAs: other ? { report: other.id, zone: other.zone } : null,
      people: await showPeople(tx, programme, matched, placed),
      rows: showRows(placed, { session: id, form, matched, known }),
    },
  }
}

const mostBytes = 12 * 1_048_576

function readFile(base64: string): ReadReport {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > mostBytes) throw new HttpProblem('too-large')
  const read = readReport(bytes)
  if (read.ok) return read.value
  const [first] = read.error
  const where = first?.row == null ? '' : ` (line ${first.row})`
  throw new HttpProblem('invalid', `Nothing was imported. ${first?.message ?? ''}${where}`, {
    errors: read.error,
  })
}

function checkConfirmed({ zone, dateOrder }: ReportRequest): void {
  if (zone !== undefined && dateOrder !== undefined) return
  throw new HttpProblem(
    'invalid',
    'Nothing was imported. Confirm the time zone and the order of the dates first: `zone` and `dateOrder`.',
    { errors: [{ place: zone === undefined ? 'zone' : 'dateOrder', message: 'is needed' }] },
  )
}

type Applied = Record<'content' | 'times' | 'zone' | 'date_order', string>

/** The import of the same file with another zone or order of dates: both together would be wrong. */
function appliedOtherwise<T extends Applied>(standing: readonly T[], now: Applied): T | undefined {
  if (standing.some(({ content }) => content === now.content)) return undefined
  return standing.find(
    ({ times, zone, date_order }) =>
      times === now.times && (zone !== now.zone || date_order !== now.date_order),
  )
}

const refuseTimes = ({ rows: [first] }: ReadReport): HttpProblem =>
  new HttpProblem(
    'invalid',
    `Nothing was imported. None of the report’s times could be read, like “${first?.join || first?.leave}” (line ${first?.line}).`,
  )

const refuseTwice = (zone: string): HttpProblem =>
  new HttpProblem(
    'invalid',
    `Nothing was imported. This report was applied already, with other dates or the time zone ${zone}. Undo that import first.`,
  )
