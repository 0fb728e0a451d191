import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CorrectionsRequest, Repair } from '../../domain/api-truth.ts'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { Applied } from './applied.tsx'
import { Changes } from './changes.tsx'
import { useRepair } from './use-repair.ts'

type Corrections = CorrectionsRequest['corrections']

/** What a form needs to ask for a preview. */
export interface Asking {
  busy: boolean
  /** something was chosen otherwise: a preview of before holds no more */
  change: () => void
  look: (corrections: Corrections) => void
}

interface Props {
  /** the session that the page is about: the list of changes doesn't name it again */
  session: string | null
  /** on the button: `Apply to 4 attendees` */
  applies: (corrections: Corrections) => string
  /** why nothing would change, where that can be */
  nothing: string
  /** whether to apply makes sense where no record changes yet */
  mayChangeNothing?: boolean
  form: (asking: Asking) => ComponentChildren
  /** said below the preview: whom it leaves as they are */
  rest: (corrections: Corrections, preview: Repair) => ComponentChildren
}

/** Choose, look at what would change, apply; and take it back whole. */
export function Proposing(props: Props) {
  const { session, form } = props
  const [plan, setPlan] = useState<Corrections>()
  const { preview, apply, undo } = useRepair()
  if (apply.data) return <Applied session={session} repair={apply.data} undo={undo} />
  const failed = preview.error ?? apply.error
  const saying = failed && sayingOf(failed)
  const change = () => {
    setPlan(undefined)
    preview.reset()
    apply.reset()
  }
  const look = (corrections: Corrections) => {
    setPlan(corrections)
    preview.mutate(corrections)
  }
  return (
    <>
      {form({ busy: preview.isPending, change, look })}
      <Refusal fact="Nothing was changed.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
      {plan && preview.data && (
        <Preview
          {...props}
          plan={plan}
          preview={preview.data}
          busy={apply.isPending}
          apply={() => apply.mutate(plan)}
        />
      )}
    </>
  )
}

interface PreviewProps extends Props {
  plan: Corrections
  preview: Repair
  busy: boolean
  apply: () => void
}

function Preview(props: PreviewProps) {
  const { session, applies, nothing, mayChangeNothing, rest, plan, preview, busy, apply } = props
  const { changes } = preview
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <h2 class={text.h2}>
          {changes.length === 0
            ? 'No record would change.'
            : `${plural(changes.length, 'record')} would change. Nothing is saved yet.`}
        </h2>
        <span class={controls.grow} />
        {(changes.length > 0 || mayChangeNothing) && (
          <Button look="go" icon="tick" disabled={busy} onClick={apply}>
            {busy ? 'Applying …' : applies(plan)}
          </Button>
        )}
      </div>
      {changes.length === 0 ? <p>{nothing}</p> : <Changes session={session} changes={changes} />}
      {rest(plan, preview)}
    </section>
  )
}
