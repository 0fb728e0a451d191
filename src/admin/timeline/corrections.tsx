import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { inWords, type Names } from '../../domain/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { clock, dayShort } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import todo from '../parts/todo.module.css'
import { useHere } from '../programme.ts'
import { useUndo } from '../truth-queries.ts'

interface Props {
  detail: AttendanceDetail
  names: Names
}

/** What staff appended about this record, each with its undo. */
export function Corrections({ detail, names }: Props) {
  const { programme, mayAct } = useHere()
  const undo = useUndo('corrections')
  const { corrections } = detail.timeline
  if (corrections.length === 0) return null
  const zone = programme.timeZone
  const saying = undo.error && sayingOf(undo.error)
  return (
    <section>
      <h2>Corrections</h2>
      <ul class={todo.list}>
        {corrections.map((correction) => (
          <li key={correction.id} class={correction.inForce ? todo.done : undefined}>
            <Icon name={correction.inForce ? 'tick' : 'undo'} />
            <span>
              {inWords({ code: 'correction', at: correction.at, values: { correction } }, names)}
              <span class={todo.sub}>
                {dayShort(correction.at, zone)}, {clock(correction.at, zone)}
              </span>
            </span>
            {mayAct && correction.inForce && (
              <Button
                look="text"
                disabled={undo.isPending}
                onClick={() => undo.mutate(correction.id)}
              >
                Undo<span class="vh"> correction {correction.n}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </section>
  )
}
