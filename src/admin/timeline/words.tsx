import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import type { Names } from '../../domain/words.ts'
import { Button } from '../parts/button.tsx'
import text from '../parts/text.module.css'
import type { Act } from './act.ts'
import { type Told, tell } from './telling.ts'
import css from './timeline.module.css'

interface Props {
  detail: AttendanceDetail
  names: Names
  /** undefined: who looks may not act */
  act: ((act: Act) => void) | undefined
}

/** The record in words, each tap with what can be done about it. */
export function InWords({ detail, names, act }: Props) {
  return (
    <section>
      <h2 class={text.h2}>In words</h2>
      <ol class={css.words}>
        {tell(detail, names).map((told) => (
          <li key={told.key}>
            <b>{told.time}</b>
            <span>{told.words}</span>
            {act && <TapActs told={told} act={act} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

const kinds = { in: 'check-in', out: 'check-out', auto: 'tap' }

function TapActs({ told, act }: { told: Told; act: (act: Act) => void }) {
  const { sentence, time } = told
  if (sentence.code !== 'tap') return null
  const { kind, fate, log, seq, at } = sentence.values.tap
  // what was taken back or passes for another tap is changed by taking back what did so
  if (kind === 'void' || fate === 'voided') return null
  const target = { log, seq }
  const what = `${kinds[kind]} of ${time}`
  return (
    <span class={css.acts}>
      <Button look="text" onClick={() => act({ kind: 'move', target, at, what })}>
        Move<span class="vh"> the {what}</span>
      </Button>
      <Button look="text" onClick={() => act({ kind: 'void', target, what })}>
        Take back<span class="vh"> the {what}</span>
      </Button>
    </span>
  )
}
