import * as z from 'zod/mini'
import { CreditRule, CreditRuleIds, offeredRules } from '../../src/domain/credit-rule.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CreditPlan } from '../../src/domain/make-completions.ts'
import { FieldOfStudy } from '../../src/domain/session.ts'
import { dayIn } from '../day-in.ts'
import type { Db, Tx } from './open.ts'
import { readSettings } from './schedule.ts'

const Fields = z.array(FieldOfStudy)

/** Reads `sessions.credit_rules`. */
export function readRuleIds(json: string | null): string[] | null {
  return json === null ? null : z.parse(CreditRuleIds, JSON.parse(json))
}

/** All versions of all rules: those offered, then those of this installation. */
export async function allRules(db: Db | Tx): Promise<CreditRule[]> {
  return [...offeredRules, ...(await ownRules(db))]
}

/** The installation's own rules, each version in its order. */
export async function ownRules(db: Db | Tx) {
  const rows = await db
    .selectFrom('credit_rules')
    .select(['rule', 'by', 'at'])
    .orderBy('id')
    .orderBy('version')
    .execute()
  return rows.map(({ rule, by, at }) => ({ ...z.parse(CreditRule, JSON.parse(rule)), by, at }))
}

export async function addRule(
  tx: Tx,
  rule: CreditRule,
  { by, at }: { by: string; at: number },
): Promise<void> {
  const { id, version } = rule
  await tx
    .insertInto('credit_rules')
    .values({ id, version, rule: JSON.stringify(rule), by, at })
    .execute()
}

/** The programmes that credit attendance by a rule, or of which a session does. */
export async function programmesUsing(db: Db | Tx, rule: string): Promise<string[]> {
  const named = `%"${rule}"%`
  const [own, sessions] = await Promise.all([
    db.selectFrom('programmes').select('id').where('settings', 'like', named).execute(),
    db
      .selectFrom('sessions')
      .select('programme as id')
      .where('credit_rules', 'like', named)
      .distinct()
      .execute(),
  ])
  return [...new Set([...own, ...sessions].map(({ id }) => id))].sort()
}

/** The last day from `from` on of which an attendance is credited by a rule; null: none is. */
export async function creditedFrom(db: Db | Tx, rule: string, from: Day): Promise<Day | null> {
  const rows = await db
    .selectFrom('completions')
    .innerJoin('sessions', 'sessions.id', 'completions.session')
    .innerJoin('programmes', 'programmes.id', 'completions.programme')
    .select(['sessions.start', 'sessions.actual_start', 'programmes.time_zone'])
    .where('completion', 'like', `%"rule":"${rule}"%`)
    .distinct()
    .execute()
  const days = rows
    .map((row) => dayIn(row.time_zone, row.actual_start ?? row.start))
    .filter((day) => day >= from)
  return days.sort().at(-1) ?? null
}

/** What the credits of each session of a programme follow from. */
export async function creditPlans(
  db: Db | Tx,
  programme: string,
): Promise<Map<string, CreditPlan>> {
  const { settings, time_zone } = await db
    .selectFrom('programmes')
    .select(['settings', 'time_zone'])
    .where('id', '=', programme)
    .executeTakeFirstOrThrow()
  const usual = readSettings(settings).creditRules
  const sessions = await db
    .selectFrom('sessions')
    .select(['id', 'start', 'actual_start', 'fields_of_study', 'credit_rules'])
    .where('programme', '=', programme)
    .execute()
  return new Map(
    sessions.map((row) => {
      const day = dayIn(time_zone, row.actual_start ?? row.start)
      const rules = readRuleIds(row.credit_rules) ?? usual
      return [row.id, { day, rules, fields: designatedOf(row.fields_of_study) }]
    }),
  )
}

function designatedOf(json: string): CreditPlan['fields'] {
  return z.parse(Fields, JSON.parse(json)).flatMap(({ name, credits }) => {
    return credits === null ? [] : [{ name, hundredths: credits }]
  })
}
