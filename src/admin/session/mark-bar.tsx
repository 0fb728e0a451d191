import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AttendanceRow, SessionListRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { count } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { Removing } from './removing.tsx'
import css from './session.module.css'
import { LastAct, useTold } from './told.tsx'
import type { Marking, useMarks } from './use-marks.ts'

interface Props {
  session: SessionListRow
  now: number
  rows: readonly AttendanceRow[]
  chosen: string[]
  marks: ReturnType<typeof useMarks>
  mark: (as: Marking['mark'], reason: string) => void
  /** it is asked whether they are to be removed */
  removing: boolean
  setRemoving: (removing: boolean) => void
  /** who was selected is dealt with */
  done: () => void
  children: ComponentChildren
}

/** What can be done with those who are selected, and what was done last; stays in sight. */
export function MarkBar(props: Props) {
  const { session, now, rows, chosen, marks, removing, setRemoving, done, children } = props
  const { last } = useTold()
  const some = chosen.length > 0
  const saying = marks.error && sayingOf(marks.error)
  return (
    <div class={`${css.bar} ${some || last ? css.held : ''}`}>
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
      {some && <LastAct rows={rows} />}
      <div class={controls.tools}>
        {some && !removing && <Acts {...props} />}
        {!some && <LastAct rows={rows} />}
        <span class={controls.grow} />
        <span class={`${text.dim} ${text.small}`}>{children}</span>
      </div>
    </div>
  )
}

function Acts({ chosen, marks, mark, setRemoving }: Props) {
  const [reason, setReason] = useState('')
  const busy = marks.isPending
  const give = (as: Marking['mark']) => mark(as, reason.trim())
  return (
    <>
      <b>{count(chosen.length)} selected</b>
      <Button icon="tick" keys="a" disabled={busy} onClick={() => give('attended')}>
        Mark Attended
      </Button>
      <Button icon="cross" keys="n" disabled={busy} onClick={() => give('not-attended')}>
        Mark Not Attended
      </Button>
      <Button icon="undo" disabled={busy} onClick={() => give(null)}>
        Take mark back
      </Button>
      <input
        class={`${controls.inp} ${css.reason}`}
        aria-label="Reason for the mark"
        placeholder="Reason, if any"
        maxLength={1000}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <Button look="text" onClick={() => setRemoving(true)}>
        Remove<span class="vh"> from the session</span>
      </Button>
    </>
  )
}
