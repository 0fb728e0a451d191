import { useState } from 'preact/hooks'
import type { AfterKiosk, MissingRange } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { closeLost } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { useHere } from '../programme.ts'
import { ActForm } from '../timeline/frame.tsx'
import css from './after.module.css'
import { rangesText } from './view.ts'

/** The numbers that are missing of a kiosk's logs; a person closes those that no tablet holds any more. */
export function Lost({ kiosk }: { kiosk: AfterKiosk }) {
  const { mayAct } = useHere()
  const [isClosing, setClosing] = useState(false)
  const { ranges, missing } = kiosk
  if (missing === 0) return null
  const logs = [...Map.groupBy(ranges, ({ log }) => log)]
  return (
    <>
      <p>
        <b class={css.bad}>
          <Icon name="stop" /> {plural(missing, 'tap')} missing by number:
        </b>{' '}
        {logs.map(([log, of]) => `${rangesText(of)} (log ${log.slice(0, 6)})`).join('; ')}. If the
        tablet still has its storage, it sends them again by itself, or from its file. If it was
        wiped or is gone, they are lost.
      </p>
      {isClosing ? (
        <CloseForm ranges={ranges} missing={missing} close={() => setClosing(false)} />
      ) : (
        mayAct && (
          <Button look="text" onClick={() => setClosing(true)}>
            They are lost for good<span class="vh">: {kiosk.name}</span>
          </Button>
        )
      )}
    </>
  )
}

interface FormProps {
  ranges: readonly MissingRange[]
  missing: number
  close: () => void
}

function CloseForm({ ranges, missing, close }: FormProps) {
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const lose = useFleetAct(async (call, reason: string) => {
    const answers = []
    for (const { log, first, last } of ranges) {
      const answer = await closeLost(call, log, { first, last, reason })
      if (!answer.ok) return answer
      answers.push(answer.value)
    }
    return { ok: true as const, value: answers }
  })
  return (
    <ActForm
      title={`Close ${plural(count, 'number')} as lost?`}
      does="Close them as lost"
      icon="tick"
      busy={lose.isPending}
      error={lose.error}
      submit={(reason) => lose.mutate(reason, { onSuccess: close })}
      close={close}
    >
      <p>
        Sessions wait for them no more. Should the tablet come back all the same, its taps are taken
        and count.
        {count < missing && ` ${missing - count} more follow after these.`}
      </p>
    </ActForm>
  )
}
