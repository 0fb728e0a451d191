import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { MomentField } from './moment-field.tsx'
import { withStart } from './move.ts'
import { Part, type PartProps } from './part.tsx'
import css from './session-edit.module.css'
import { labels } from './words.ts'

/** Start, end and breaks, in the programme's zone. */
export function WhenPart({ draft, change, told }: PartProps) {
  const { programme } = useHere()
  return (
    <Part title="Time">
      <p class={`${css.wide} ${css.dim}`}>All times are in {programme.timeZone}.</p>
      <MomentField
        label={labels.start}
        value={draft.start}
        problem={told('start')}
        onValue={(start) => change(withStart(draft, start, programme.timeZone))}
      />
      <MomentField
        label={labels.end}
        value={draft.end}
        problem={told('end')}
        onValue={(end) => change({ end })}
      />
      <Breaks {...{ draft, change, told }} />
    </Part>
  )
}

function Breaks({ draft, change, told }: PartProps) {
  const { breaks } = draft
  const problem = told('breaks')
  const set = (n: number, part: Partial<(typeof breaks)[number]>) =>
    change({ breaks: breaks.map((one, at) => (at === n ? { ...one, ...part } : one)) })
  return (
    <fieldset class={`${css.wide} ${css.rows}`}>
      <legend>{labels.breaks}</legend>
      {breaks.map(({ from, to }, n) => (
        // a break is known by its place in the list alone
        <div class={css.row} key={`break ${n + 1}`}>
          <Field
            type="time"
            label={`Break ${n + 1}, from`}
            value={from}
            onValue={(typed) => set(n, { from: typed })}
          />
          <Field type="time" label="to" value={to} onValue={(typed) => set(n, { to: typed })} />
          <Button
            icon="cross"
            onClick={() => change({ breaks: breaks.filter((_, at) => at !== n) })}
          >
            Take off<span class="vh"> break {n + 1}</span>
          </Button>
        </div>
      ))}
      {problem && <p class={css.bad}>{problem}</p>}
      <Button icon="plus" onClick={() => change({ breaks: [...breaks, { from: '', to: '' }] })}>
        Add a break
      </Button>
    </fieldset>
  )
}
