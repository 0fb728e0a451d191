import { mostOwnFields } from '../../../src/domain/policy.ts'
import { type AttendeeValues, nobody } from '../../db/attendees.ts'
import { attendeesNear, type Near } from '../../db/attendees-near.ts'
import type { Tx } from '../../db/open.ts'
import { turn } from '../../turn.ts'
import { createPages, type Pages } from '../pages.ts'
import { type Fault, fault, type PlannedRow, type Tally } from '../report.ts'
import { staleFaults } from '../version.ts'
import { type Claimed, claimRows } from './claim.ts'
import { clashes, type Held, nothingHeld } from './clashes.ts'
import type { AttendeeDraft } from './from-table.ts'
import type { AttendeeChange, PlannedAttendee } from './match.ts'
import { attendeeFreshness } from './version.ts'

export interface AttendeePlan {
  changes: Pages<AttendeeChange>
  /** how many rows of a download others changed since, and the file did not */
  kept: number
}

interface Planning {
  tx: Tx
  programme: string
  /** only told, nothing of it is to be done */
  dryRun: boolean
  newId: () => string
  tally: Tally
}

/**
 * What an import would do to the roster as it stands, page by page; others have their turn in between. A dry
 * run ends here.
 */
export async function planAttendees(
  planning: Planning,
  drafts: Pages<AttendeeDraft>,
): Promise<AttendeePlan> {
  const { tx, programme, tally } = planning
  const claimed = await claimRows(tx, programme, drafts, tally)
  const held = nothingHeld(claimed.claims)
  const plan: AttendeePlan = { changes: createPages(), kept: 0 }
  let at = 0
  for (const page of drafts.take()) {
    const ids = claimed.subjects.slice(at, at + page.length)
    const values = page.map(({ set }) => set)
    const wanted = { ids: ids.flatMap((id) => id ?? []), values }
    planPage(planning, plan, held, { page, ids, known: await attendeesNear(tx, programme, wanted) })
    at += page.length
    await turn()
  }
  return plan
}

interface Page {
  page: readonly AttendeeDraft[]
  ids: Claimed['subjects']
  known: Near
}

function planPage(planning: Planning, plan: AttendeePlan, held: Held, { page, ids, known }: Page) {
  const { tally } = planning
  const byId = new Map(
    [...known.others, ...known.merged, ...known.roster].map((one) => [one.id, one]),
  )
  const planned = page.map((draft, n): PlannedAttendee => {
    const stored = byId.get(ids[n] ?? '') ?? null
    return { draft, stored, values: settle(stored?.values ?? nobody, draft) }
  })
  tally.blame(clashes(known, planned, held))
  for (const one of planned) {
    const { faults, ...row } = sort(one)
    tally.blame(faults)
    tally.add(row)
    if (row.untouched) plan.kept++
    if (row.act === 'unchanged' || planning.dryRun || tally.faulty) continue
    const { stored, values } = one
    plan.changes.add({ id: stored?.id ?? planning.newId(), stored, values })
  }
}

type Sorted = PlannedRow & { faults: Fault[]; untouched?: true }

/** What becomes of a row. Somebody known from another programme is added to this one. */
function sort({ draft, stored, values }: PlannedAttendee): Sorted {
  const row = { row: draft.row, title: values.name, faults: [] }
  const before = stored?.values ?? null
  if (!stored?.source) return { ...row, act: 'added', cells: () => cells(before, values) }
  if (JSON.stringify(before) === JSON.stringify(values)) {
    return { ...row, act: 'unchanged', cells: () => [] }
  }
  const freshness = attendeeFreshness(draft, stored.values)
  if (freshness === 'untouched') {
    const title = stored.values.name
    return { ...row, title, act: 'unchanged', cells: () => [], untouched: true }
  }
  const faults =
    freshness === 'stale' ? staleFaults(draft.row, stored.values.name, cells(before, values)) : []
  return { ...row, faults, act: 'updated', cells: () => cells(before, values) }
}

function settle(before: AttendeeValues, { set, fields }: AttendeeDraft): AttendeeValues {
  const all = Object.entries({ ...before.fields, ...fields }).filter(([, value]) => value !== '')
  return { ...before, ...set, fields: Object.fromEntries(all) }
}

/** A programme's own fields are few: a file's must fit beside them. */
export function tooManyFields(known: readonly string[], inFile: readonly string[]): Fault[] {
  const more = inFile.filter((name) => !known.includes(name))
  if (more.length === 0 || known.length + more.length <= mostOwnFields) return []
  const message = `At most ${mostOwnFields} columns of your own are taken; this programme has ${known.join(', ')} already.`
  return more.map((name) => fault(1, name, 'too-many-fields', message))
}

/** An attendee's cells as they stand in a file. */
export function attendeeCells(values: AttendeeValues): Map<string, string> {
  return new Map([
    ['code', values.code ?? ''],
    ['name', values.name],
    ['email', values.email ?? ''],
    ['organisation', values.organisation ?? ''],
    ['badge', values.badges.join(';')],
    ['language', values.language ?? ''],
    ['active', String(values.active)],
    ...Object.entries(values.fields),
  ])
}

function cells(before: AttendeeValues | null, after: AttendeeValues) {
  const old = before ? attendeeCells(before) : new Map<string, string>()
  const now = attendeeCells(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((column) => ({
      column,
      before: old.get(column) || null,
      after: now.get(column) || null,
    }))
    .filter((cell) => cell.before !== cell.after)
}
