import type { PathwayListRow, ProgressRow } from '../../domain/api-follow.ts'
import { count } from '../format.ts'
import css from './follow-up.module.css'

type Counts = Pick<PathwayListRow, 'complete' | 'underWay' | 'notStarted'>

/** How many stand where on a pathway: complete solid, under way hatched. */
export function Spread({ complete, underWay, notStarted }: Counts) {
  const all = Math.max(1, complete + underWay + notStarted)
  const words = `${count(complete)} complete, ${count(underWay)} under way, ${count(notStarted)} not started`
  return (
    <span class={css.bar} role="img" aria-label={words}>
      <span class={css.full} style={{ inlineSize: `${(100 * complete) / all}%` }} />
      <span class={css.part} style={{ inlineSize: `${(100 * underWay) / all}%` }} />
    </span>
  )
}

type Step = ProgressRow['steps'][number]

const stateWords = {
  done: 'done',
  begun: 'begun',
  open: 'open',
  reopened: 'open again, as an attendance expired',
}

/** The steps of one attendee, in order, each a box: filled, half filled, empty, or open again. */
export function StepBoxes({
  steps,
  titles,
  optional,
}: {
  steps: readonly Step[]
  titles: readonly string[]
  optional: readonly boolean[]
}) {
  const words = steps.map((step, n) => `${titles[n] ?? `Step ${n + 1}`}: ${stepWords(step)}`)
  return (
    <span class={css.steps} role="img" aria-label={words.join('; ')}>
      {steps.map((step, n) => (
        <span
          // steps stand in their order
          key={`step ${n + 1}`}
          class={`${step.state === 'open' ? '' : css[step.state]} ${optional[n] ? css.optional : ''}`}
          title={words[n]}
        />
      ))}
    </span>
  )
}

/** Where a step stands, in words. */
export const stepWords = ({ state, until }: Step): string =>
  until === null ? stateWords[state] : `${stateWords[state]}, valid until ${until}`
