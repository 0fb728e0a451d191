import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../domain/api.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { sayingOf } from '../api/failure.ts'
import type { ActualTimes } from '../api/truth-calls.ts'
import { clock, plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Segment, TimeField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import css from '../timeline/timeline.module.css'
import { fromField, toField } from '../zoned.ts'
import { useActualTimes } from './use-actual-times.ts'

interface Props {
  session: SessionListRow
  close: () => void
}

/** When a session really began and ended: by these its time counts (rule D1). */
export function ActualTimesForm({ session, close }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const [began, setBegan] = useState<Chosen>(chosenOf(session.actualStart, session.start, zone))
  const [ended, setEnded] = useState<Chosen>(chosenOf(session.actualEnd, session.end, zone))
  // as it was when the form was opened: so that another's change meanwhile is noticed
  const [revision] = useState(session.revision)
  const [problem, setProblem] = useState<string>()
  const saving = useActualTimes(session.id)
  if (saving.data) return <Saved changed={saving.data.changed} close={close} />
  const submit = () => {
    const asked = timesOf(session, began, ended, zone)
    setProblem(asked.ok ? undefined : asked.error)
    if (asked.ok) saving.mutate({ ...asked.value, revision })
  }
  const saying = saving.error && sayingOf(saving.error)
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving.isPending) submit()
      }}
    >
      <h2>When it really began and ended</h2>
      <p class={text.dim}>
        Every record of the session follows. Nothing is overwritten: clear a time to go by the
        schedule again.
      </p>
      <Moment label="Began" scheduled={session.start} chosen={began} choose={setBegan} />
      <Moment label="Ended" scheduled={session.end} chosen={ended} choose={setEnded} />
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="tick" disabled={saving.isPending}>
          {saving.isPending ? 'Saving …' : 'Save the times'}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="Nothing was changed.">
        {problem ?? (saying ? `${saying.what} ${saying.todo}` : undefined)}
      </Refusal>
    </form>
  )
}

interface Chosen {
  by: 'schedule' | 'hand'
  /** as the field holds it */
  time: string
}

const chosenOf = (actual: number | null, scheduled: number, zone: string): Chosen => ({
  by: actual === null ? 'schedule' : 'hand',
  time: toField(actual ?? scheduled, zone),
})

/** What was chosen, in ms UTC, or what is wrong with it, in words. */
function timesOf(
  session: SessionListRow,
  began: Chosen,
  ended: Chosen,
  zone: string,
): Result<Pick<ActualTimes, 'actualStart' | 'actualEnd'>, string> {
  const read = ({ by, time }: Chosen) => (by === 'schedule' ? ok(null) : fromField(time, zone))
  const start = read(began)
  if (!start.ok) return start
  const end = read(ended)
  if (!end.ok) return end
  const from = start.value ?? session.start
  const until = end.value ?? session.end
  if (until < from) {
    const times = `${clock(until, zone)} lies before ${clock(from, zone)}`
    return err(
      end.value === null
        ? `It would end as scheduled before it began: ${times}. Say when it ended, too.`
        : `It can’t have ended before it began: ${times}.`,
    )
  }
  return ok({ actualStart: start.value, actualEnd: end.value })
}

interface MomentProps {
  label: string
  scheduled: number
  chosen: Chosen
  choose: (chosen: Chosen) => void
}

function Moment({ label, scheduled, chosen, choose }: MomentProps) {
  const { programme } = useHere()
  const zone = programme.timeZone
  return (
    <div class={text.stack}>
      <b>{label}</b>
      <Segment
        label={label}
        value={chosen.by}
        options={[
          ['schedule', `As scheduled, ${clock(scheduled, zone)}`],
          ['hand', 'At another time'],
        ]}
        onValue={(by) => choose({ ...chosen, by })}
      />
      {chosen.by === 'hand' && (
        <TimeField
          label={`${label}, time`}
          zone={zone}
          required
          value={chosen.time}
          onValue={(time) => choose({ ...chosen, time })}
        />
      )}
    </div>
  )
}

function Saved({ changed, close }: { changed: number; close: () => void }) {
  return (
    <Banner
      kind="done"
      fact="Saved."
      action={
        <Button icon="tick" onClick={close}>
          Good
        </Button>
      }
    >
      {changed === 0
        ? 'No record of this session came out differently.'
        : `${plural(changed, 'record')} of this session came out differently.`}
    </Banner>
  )
}
