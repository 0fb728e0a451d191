import type { KioskFileAnswer } from '../../domain/api.ts'
import { Icon } from '../../ui/icon.tsx'
import { plural } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** What the server made of a tablet's taps, all logs together. */
export function Came({ answer }: { answer: KioskFileAnswer }) {
  const { programme } = useHere()
  const sum = { new: 0, known: 0, open: 0 }
  for (const { counts } of answer.logs) {
    sum.new += counts.applied
    sum.known += counts.duplicate
    sum.open += counts.parked + counts.rejected + counts.conflict + counts.quarantined
  }
  const missing = answer.logs
    .flatMap(({ gaps }) => gaps)
    .reduce((all, [from, to]) => all + to - from + 1, 0)
  return (
    <>
      <p class={text.in}>
        <Icon name="tick" /> <b>{plural(sum.new, 'tap')} taken in.</b>{' '}
        {sum.known > 0 && `${plural(sum.known, 'tap')} had come before.`}
      </p>
      {missing > 0 && (
        <p>
          {plural(missing, 'tap')} of these logs {missing === 1 ? 'is' : 'are'} still on the tablet.
        </p>
      )}
      {sum.open > 0 && (
        <p>
          {plural(sum.open, 'tap')} {sum.open === 1 ? 'needs' : 'need'} a look.{' '}
          <LinkButton href={paths.waiting(programme.id)} icon="flag">
            To sort out
          </LinkButton>
        </p>
      )}
    </>
  )
}
