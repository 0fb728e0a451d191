import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { count } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { Removing } from './removing.tsx'
import css from './session.module.css'
import { type Marking, useMarks } from './use-marks.ts'

interface Props {
  session: SessionListRow
  now: number
  chosen: string[]
  /** the marks are taken */
  done: () => void
  children: ComponentChildren
}

/** What can be done with those who are selected; stays in sight. */
export function MarkBar({ session, now, chosen, done, children }: Props) {
  const marks = useMarks(session.id)
  const [removing, setRemoving] = useState(false)
  const some = chosen.length > 0
  const mark = (as: Marking['mark']) =>
    marks.mutate({ attendees: chosen, mark: as }, { onSuccess: done })
  const saying = marks.error && sayingOf(marks.error)
  return (
    <div class={`${css.bar} ${some ? css.held : ''}`}>
      <Refusal fact="Not marked: the rows are as before.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
      {some && removing && (
        <Removing
          {...{ session, chosen, now }}
          close={() => setRemoving(false)}
          done={() => {
            setRemoving(false)
            done()
          }}
        />
      )}
      <div class={controls.tools}>
        {some && !removing && (
          <>
            <b>{count(chosen.length)} selected</b>
            <Button icon="tick" disabled={marks.isPending} onClick={() => mark('attended')}>
              Mark Attended
            </Button>
            <Button icon="cross" disabled={marks.isPending} onClick={() => mark('not-attended')}>
              Mark Not Attended
            </Button>
            <Button icon="undo" disabled={marks.isPending} onClick={() => mark(null)}>
              Take mark back
            </Button>
            <Button look="text" onClick={() => setRemoving(true)}>
              Remove from the session
            </Button>
          </>
        )}
        <span class={controls.grow} />
        <span class={`${text.dim} ${text.small}`}>{children}</span>
      </div>
    </div>
  )
}
