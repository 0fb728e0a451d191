import { setImmediate } from 'node:timers/promises'
import { mostOwnFields } from '../../../src/domain/policy.ts'
import { type AttendeeValues, nobody } from '../../db/attendees.ts'
import { type Fault, fault, type PlannedRow } from '../report.ts'
import { staleFaults } from '../version.ts'
import { clashes } from './clashes.ts'
import type { AttendeeDraft } from './from-table.ts'
import { type Known, matchAttendees, type PlannedAttendee } from './match.ts'
import { attendeeFreshness } from './version.ts'

export interface AttendeePlan {
  added: PlannedAttendee[]
  updated: PlannedAttendee[]
  /** how many rows of a download others changed since, and the file did not */
  kept: number
  rows: PlannedRow[]
  faults: Fault[]
}

const rowsAtOnce = 5_000

/**
 * What an import would do to the roster as it stands. A dry run ends here. Others have their turn in
 * between: a large roster takes a while.
 */
export async function planAttendees(
  known: Known,
  drafts: readonly AttendeeDraft[],
): Promise<AttendeePlan> {
  await setImmediate()
  const { matched, faults } = matchAttendees(known, drafts)
  await setImmediate()
  const planned = matched.map(
    ({ draft, stored }): PlannedAttendee => ({
      draft,
      stored,
      values: settle(stored?.values ?? nobody, draft),
    }),
  )
  await setImmediate()
  const plan: AttendeePlan = {
    added: [],
    updated: [],
    kept: 0,
    rows: [],
    faults: [...faults, ...clashes(known, planned), ...tooManyFields(known, drafts)],
  }
  for (const [n, one] of planned.entries()) {
    if (n % rowsAtOnce === 0) await setImmediate()
    plan.rows.push(sort(one, plan))
  }
  return plan
}

/** Adds a row to what it belongs to. Somebody known from another programme is added to this one. */
function sort(one: PlannedAttendee, plan: AttendeePlan): PlannedRow {
  const { draft, stored, values } = one
  const row = { row: draft.row, title: values.name }
  const before = stored?.values ?? null
  if (!stored?.source) {
    plan.added.push(one)
    return { ...row, act: 'added', cells: () => cells(before, values) }
  }
  if (JSON.stringify(before) === JSON.stringify(values)) {
    return { ...row, act: 'unchanged', cells: () => [] }
  }
  const freshness = attendeeFreshness(draft, stored.values)
  if (freshness === 'untouched') {
    plan.kept++
    return { ...row, title: stored.values.name, act: 'unchanged', cells: () => [] }
  }
  if (freshness === 'stale') {
    plan.faults.push(...staleFaults(draft.row, stored.values.name, cells(before, values)))
  }
  plan.updated.push(one)
  return { ...row, act: 'updated', cells: () => cells(before, values) }
}

function settle(before: AttendeeValues, { set, fields }: AttendeeDraft): AttendeeValues {
  const all = Object.entries({ ...before.fields, ...fields }).filter(([, value]) => value !== '')
  return { ...before, ...set, fields: Object.fromEntries(all) }
}

function tooManyFields(known: Known, drafts: readonly AttendeeDraft[]): Fault[] {
  const inUse = known.roster.flatMap((one) => Object.keys(one.values.fields))
  const here = new Set([...known.ownFields, ...inUse])
  const more = Object.keys(drafts[0]?.fields ?? {}).filter((name) => !here.has(name))
  if (more.length === 0 || here.size + more.length <= mostOwnFields) return []
  const message = `At most ${mostOwnFields} columns of your own are taken; this programme has ${[...here].join(', ')} already.`
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
