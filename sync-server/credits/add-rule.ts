import type { CreditRuleRow, NewCreditRule } from '../../src/domain/api-follow.ts'
import { type CreditRule, offeredRules } from '../../src/domain/credit-rule.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { addRule, creditedFrom, ownRules, programmesUsing } from '../db/credit-rules.ts'
import { markAllDirty } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'

/**
 * Adds a rule for credits, or a new version of one of the installation's own. A version never changes, and
 * a new one begins on a day from which nothing was credited by the rule yet: what was earned stays.
 * @throws HttpProblem `invalid`
 */
export async function addCreditRule(
  ctx: Context,
  { of, ...wanted }: NewCreditRule,
  by: string,
): Promise<CreditRuleRow> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const done = await ctx.database.transact(async (tx) => {
    checkDays(wanted)
    const versions = await versionsOf(tx, of)
    const rule: CreditRule = {
      ...wanted,
      id: of ?? (await freeId(tx, wanted.name)),
      version: (versions.at(-1)?.version ?? 0) + 1,
    }
    await checkBegin(tx, rule, versions.at(-1))
    const programmes = await programmesUsing(tx, rule.id)
    await addRule(tx, rule, { by, at })
    for (const programme of programmes) await markAllDirty(tx, dialect, programme, at)
    const { version } = rule
    const subject = `credit-rule:${rule.id}`
    await audit(tx, dialect, { at, by, act: 'credit-rule-add', subject, detail: { version } })
    return { rule, programmes }
  })
  for (const programme of done.programmes) reconcileSoon(ctx, programme)
  return { ...done.rule, offered: false, by, at }
}

/** Every version of every rule: those offered, then those of this installation by name. */
export async function shownRules(tx: Parameters<typeof ownRules>[0]): Promise<CreditRuleRow[]> {
  const offered = offeredRules.map((rule) => ({ ...rule, offered: true, by: null, at: null }))
  return [...offered, ...(await ownRules(tx)).map((rule) => ({ ...rule, offered: false }))]
}

async function versionsOf(tx: Tx, of: string | undefined): Promise<CreditRule[]> {
  if (of === undefined) return []
  if (offeredRules.some(({ id }) => id === of)) {
    throw invalid('of', 'The rules that are offered stay as they are: copy it as one of your own.')
  }
  const own = (await ownRules(tx)).filter(({ id }) => id === of)
  if (own.length === 0) throw invalid('of', 'There is no such rule.')
  return own
}

function checkDays({ from, to }: Pick<CreditRule, 'from' | 'to'>): void {
  if (from !== null && to !== null && to < from) {
    throw invalid('to', 'The last day lies before the first.')
  }
}

async function checkBegin(tx: Tx, rule: CreditRule, last: CreditRule | undefined): Promise<void> {
  if (!last) return
  const { from } = rule
  if (from === null) throw invalid('from', 'A new version needs the day from which it is good.')
  if (last.from !== null && from <= last.from) {
    throw invalid('from', `Version ${last.version} is good from ${last.from}: choose a later day.`)
  }
  const credited = await creditedFrom(tx, rule.id, from)
  if (credited !== null) {
    throw invalid(
      'from',
      `Attendance of ${credited} is credited by version ${last.version} already. Choose a day after that, so that what was earned stays as it is.`,
    )
  }
}

/** An id that says the name and that no other rule has. */
async function freeId(tx: Tx, name: string): Promise<string> {
  const taken = new Set([...offeredRules, ...(await ownRules(tx))].map(({ id }) => id))
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  const base = `own-${words || 'rule'}`
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}

function invalid(place: string, message: string): HttpProblem {
  return new HttpProblem('invalid', `${place}: ${message}`, { errors: [{ place, message }] })
}
