import { useState } from 'preact/hooks'
import type { CreditRuleRow } from '../../domain/api-follow.ts'
import { Await } from '../parts/await.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { CreditsForm } from './credits-form.tsx'
import { Earned } from './earned.tsx'
import own from './follow-up.module.css'
import { creditsFile, useCreditRules } from './queries.ts'
import { RuleForm } from './rule-form.tsx'
import { amount, asksWords, goodWords, levelWords, roundingWords } from './rule-words.ts'
import { FollowUpHead } from './tabs.tsx'

/** What the form of a rule begins with. */
export interface Begun {
  rule: CreditRuleRow
  /** a new version of it, or else a rule of one's own like it */
  isVersion: boolean
}

/** How attendance becomes credits: which rules this programme has, and all rules there are (row C4). */
export function CreditsPage() {
  const { programme, isAdmin } = useHere()
  const settings = useAllSettings(programme.id)
  const rules = useCreditRules()
  const [begun, setBegun] = useState<Begun | null>(null)
  return (
    <>
      <FollowUpHead
        acts={
          <DownloadButton href={creditsFile(programme.id)} icon="file">
            CSV
          </DownloadButton>
        }
      />
      <Earned />
      {isAdmin && settings.data && <CreditsForm key={programme.id} settings={settings.data} />}
      <section class={text.stack}>
        <h2 class={text.h2}>All rules</h2>
        <p class={text.dim}>
          The rules that are offered stay as they are: copy one to have your own. A version never
          changes, and a new one begins after what was credited.
        </p>
        {begun && (
          <RuleForm
            key={`${begun.rule.id} ${begun.rule.version} ${begun.isVersion}`}
            begun={begun}
            close={() => setBegun(null)}
          />
        )}
        <Await query={rules} what="the rules">
          {({ items }) => <Rules rules={items} begin={isAdmin ? setBegun : undefined} />}
        </Await>
      </section>
    </>
  )
}

const columns = (mayAct: boolean): Column[] => [
  { head: 'Rule' },
  { head: 'Minutes a credit', class: css.r },
  { head: 'First', class: css.r },
  { head: 'Step', class: css.r },
  { head: 'Rounded', class: `${css.opt} ${own.apart}` },
  { head: 'For sessions', class: css.opt },
  ...(mayAct ? [{ head: <span class="vh">What to do</span> }] : []),
]

interface RulesProps {
  rules: readonly CreditRuleRow[]
  begin: ((begun: Begun) => void) | undefined
}

function Rules({ rules, begin }: RulesProps) {
  const newest = new Map(rules.map(({ id, version }) => [id, version]))
  return (
    <Table caption="Rules for credits" columns={columns(begin !== undefined)}>
      {rules.map((rule) => (
        <tr key={`${rule.id} ${rule.version}`}>
          <td>
            <b>
              <bdi>{rule.name}</bdi>
            </b>
            <span class={css.sub}>
              {[
                ...(rule.offered ? ['Offered'] : [`Your own, version ${rule.version}`]),
                ...asksWords(rule),
              ].join(' · ')}
            </span>
          </td>
          <td class={css.r}>{rule.minutesPerCredit ?? '–'}</td>
          <td class={css.r}>{rule.minutesPerCredit === null ? '–' : amount(rule.first)}</td>
          <td class={css.r}>{rule.minutesPerCredit === null ? '–' : amount(rule.step)}</td>
          <td class={`${css.opt} ${own.apart}`}>
            {rule.minutesPerCredit === null
              ? 'The session’s credits as they are'
              : `${roundingWords[rule.rounding]}, ${levelWords[rule.level].toLowerCase()}`}
          </td>
          <td class={`${css.opt} ${css.nw}`}>{goodWords(rule)}</td>
          {begin && (
            <td class={`${css.r} ${css.nw}`}>
              <Button look="text" onClick={() => begin({ rule, isVersion: false })}>
                Copy<span class="vh"> {rule.name}</span>
              </Button>
              {!rule.offered && newest.get(rule.id) === rule.version && (
                <Button look="text" onClick={() => begin({ rule, isVersion: true })}>
                  New version<span class="vh"> of {rule.name}</span>
                </Button>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}
