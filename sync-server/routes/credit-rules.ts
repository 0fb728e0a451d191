import { CreditRuleRow, CreditRules, NewCreditRule } from '../../src/domain/api-follow.ts'
import { addCreditRule, shownRules } from '../credits/add-rule.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'

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
]
