import { Link } from 'wouter-preact'
import type { AttendeePathways } from '../../domain/api-follow.ts'
import type { AttendeeSession } from '../../domain/api-people.ts'
import { plural } from '../format.ts'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { StepBoxes, stepWords } from './bars.tsx'
import css from './follow-up.module.css'
import { ProgressState } from './progress.tsx'
import { usePathwaysOf } from './queries.ts'
import { amount } from './rule-words.ts'

type One = AttendeePathways['items'][number]

/** Where a person stands on each pathway, and what is missing. */
export function PathwaysOf({ attendee }: { attendee: string }) {
  const pathways = usePathwaysOf(attendee)
  if (!pathways.data || pathways.data.items.length === 0) return null
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Pathways</h2>
      {pathways.data.items.map((one) => (
        <Way key={one.id} one={one} />
      ))}
    </section>
  )
}

function Way({ one }: { one: One }) {
  const { programme } = useHere()
  const open = one.steps.filter(({ state }) => state !== 'done')
  return (
    <div class={css.way}>
      <h3>
        <Link href={paths.pathway(programme.id, one.id)}>
          <bdi>{one.name}</bdi>
        </Link>
        <ProgressState state={one.state} />
        <span class={text.dim}>
          {one.done} of {plural(one.required, 'required step')}
        </span>
      </h3>
      <StepBoxes
        steps={one.steps}
        titles={one.steps.map(({ title }) => title)}
        optional={one.steps.map(({ required }) => !required)}
      />
      {open.length > 0 && (
        <ul class={text.stack}>
          {open.map((step) => (
            <li key={step.id}>
              <b>
                <bdi>{step.title}</bdi>
              </b>
              <span class={text.dim}>
                {' '}
                {stepWords(step)}
                {!step.required && ', optional'}
                {missingWords(step)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function missingWords({ needed, count, missing }: One['steps'][number]): string {
  const titles = missing.slice(0, 3).map(({ title }) => title)
  const more = missing.length - titles.length
  const of = [...titles, ...(more > 0 ? [`${more} more`] : [])].join(', ')
  if (titles.length === 0) return ': attend it again'
  return missing.length === 1 ? `: ${of}` : `: ${needed - count} more of ${of}`
}

/** A person's credits over all sessions, by rule. */
export function CreditSum({ sessions }: { sessions: readonly AttendeeSession[] }) {
  const sums = new Map<string, { name: string; hundredths: number; sessions: number }>()
  for (const { credits = [] } of sessions) {
    for (const { rule, name, hundredths } of credits) {
      const known = sums.get(rule) ?? { name, hundredths: 0, sessions: 0 }
      sums.set(rule, {
        name,
        hundredths: known.hundredths + hundredths,
        sessions: known.sessions + 1,
      })
    }
  }
  if (sums.size === 0) return null
  return (
    <p class={text.facts}>
      <b>Credits</b>
      {[...sums].map(([rule, sum]) => (
        <span key={rule}>
          <bdi>{sum.name}</bdi>: <b>{amount(sum.hundredths)}</b>{' '}
          <span class={text.dim}>from {plural(sum.sessions, 'session')}</span>
        </span>
      ))}
    </p>
  )
}
