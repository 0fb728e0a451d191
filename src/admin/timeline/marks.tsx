import type { AttendanceDetail, GivenMark } from '../../domain/api-timeline.ts'
import type { Names } from '../../domain/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { clock, dayShort } from '../format.ts'
import text from '../parts/text.module.css'
import todo from '../parts/todo.module.css'
import { useHere } from '../programme.ts'
import { statusWords } from '../words.ts'
import css from './timeline.module.css'

interface Props {
  detail: AttendanceDetail
  names: Names
}

/** Every mark, who gave it, when and why; a person's beside the automatic one where they differ. */
export function Marks({ detail, names }: Props) {
  const { programme, me } = useHere()
  const { marks, automatic } = detail
  if (marks.length === 0) return null
  const zone = programme.timeZone
  const inForce = marks.find((mark) => mark.inForce)
  return (
    <section>
      <h2>Marks</h2>
      {inForce?.mark && automatic && automatic !== inForce.mark && (
        <dl class={css.differ}>
          <div>
            <dt>By a person, counts</dt>
            <dd>{statusWords[inForce.mark]}</dd>
          </div>
          <div>
            <dt>Automatic</dt>
            <dd class={text.dim}>{statusWords[automatic]}</dd>
          </div>
        </dl>
      )}
      <ul class={todo.list}>
        {marks.map((mark, n) => (
          // marks have no identity but their place
          <li key={`mark ${n + 1}`} class={mark.inForce ? todo.done : todo.past}>
            <Icon name={mark.mark === null ? 'undo' : mark.inForce ? 'tick' : 'clock'} />
            <span>
              <b>{mark.mark === null ? 'Mark taken back' : statusWords[mark.mark]}</b>,{' '}
              <bdi>{whoGave(mark, me.id, names)}</bdi>
              <span class={todo.sub}>
                {dayShort(mark.at, zone)}, {clock(mark.at, zone)}
                {mark.reason && (
                  <>
                    {': '}
                    <bdi>{mark.reason}</bdi>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whoGave({ by }: GivenMark, me: string, names: Names): string {
  if (by === 'auto') return 'automatic'
  return by === me ? 'by you' : `by ${names.person(by)}`
}
