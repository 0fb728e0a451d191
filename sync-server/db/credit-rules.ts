import * as z from 'zod/mini'
import { CreditRule, CreditRuleIds, offeredRules } from '../../src/domain/credit-rule.ts'
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
  const rows = await db
    .selectFrom('credit_rules')
    .select('rule')
    .orderBy('id')
    .orderBy('version')
    .execute()
  return [...offeredRules, ...rows.map(({ rule }) => z.parse(CreditRule, JSON.parse(rule)))]
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
