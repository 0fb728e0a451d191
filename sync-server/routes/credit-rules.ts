import * as z from 'zod/mini'
import {
  CreditRuleRow,
  CreditRules,
  CreditTotals,
  NewCreditRule,
} from '../../src/domain/api-follow.ts'
import { addCreditRule, shownRules } from '../credits/add-rule.ts'
import { creditTotals } from '../credits/totals.ts'
import { csvAnswer, fileWord } from '../http/csv.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

export const creditRuleRoutes = [
  route({
    method: 'get',
    path: '/api/v1/credit-rules',
    rights: readers,
    does: 'Rules that turn attendance into credits, every version of each',
    answer: CreditRules,
    handle: async ({ ctx }) => ({ items: await shownRules(ctx.database.db) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/credit-rules',
    rights: admins,
    does: 'Adds a rule for credits, or with `of` a new version of one; a version never changes',
    answer: CreditRuleRow,
    status: 201,
    body: NewCreditRule,
    handle: ({ ctx, caller, body }) => addCreditRule(ctx, body, actor(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/credits',
    rights: readers,
    does: 'What everybody has earned over a programme by each rule, never paged; reconciles first',
    answer: CreditTotals,
    files: ['text/csv'],
    query: z.object({ format: z._default(z.enum(['json', 'csv']), 'json') }),
    handle: async ({ ctx, params, query }) => {
      const { name } = await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const totals = await creditTotals(ctx.database.db, params.id)
      return query.format === 'json' ? totals : totalsCsv(totals, `credits-${fileWord(name)}.csv`)
    },
  }),
]

/** A line for each attendee, rule and field of study, so that a sheet can sum them as it likes. */
function totalsCsv({ rules, items }: CreditTotals, file: string): Response {
  const names = new Map(rules.map(({ rule, name }) => [rule, name]))
  const heading = ['attendee', 'code', 'name', 'email', 'rule', 'rule_name']
  const rows = items.flatMap(({ attendee, code, name, email, credits }) =>
    credits.flatMap(({ rule, hundredths, fields }) => {
      const given = fields.reduce((sum, field) => sum + field.hundredths, 0)
      const without = hundredths - given
      const rest = without > 0 || fields.length === 0 ? [{ name: '', hundredths: without }] : []
      return [...fields, ...rest].map((field) => [
        ...[attendee, code, name, email, rule, names.get(rule) ?? ''],
        ...[field.name, field.hundredths / 100],
      ])
    }),
  )
  return csvAnswer([...heading, 'field_of_study', 'credits'], rows, file)
}
