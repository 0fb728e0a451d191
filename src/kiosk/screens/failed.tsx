import { useEffect, useRef } from 'preact/hooks'
import type { CaptureFailure } from '../../storage/types.ts'
import { Icon } from '../../ui/icon.tsx'
import css from '../parts/poster.module.css'
import { Poster } from '../parts/poster.tsx'
import { useView } from '../view.ts'

interface Props {
  name: string
  failure: CaptureFailure
  /** the undo of such a tap failed, not the tap itself */
  undoOf: 'in' | 'out' | null
}

/** Nothing was recorded: red, until somebody touches it (row K3). */
export function Failed({ name, failure, undoOf }: Props) {
  const { words, send } = useView()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const undoText = undoOf === 'in' ? words.undoFailedIn : words.undoFailedOut
  const say = undoOf
    ? `${undoText} ${words.tellStaff}`
    : `${words.why[failure.reason]} ${words.tryOrTell}`
  return (
    <Poster
      look="danger"
      icon="stop"
      title={undoOf ? words.notTakenBack : words.notRecorded}
      name={name}
      foot={
        <>
          {!undoOf && (
            <button ref={first} type="button" onClick={() => send({ is: 'retry' })}>
              <Icon name="sync" />
              {words.tryAgain}
            </button>
          )}
          <button
            ref={undoOf ? first : null}
            type="button"
            class={undoOf ? undefined : css.ghost}
            onClick={() => send({ is: 'close' })}
          >
            {words.close}
          </button>
          <span>{words.code(failure.code)}</span>
        </>
      }
    >
      <p class={css.say}>{say}</p>
    </Poster>
  )
}
