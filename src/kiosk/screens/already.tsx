import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { Note } from '../parts/note.tsx'
import { ReturnBar } from '../parts/return-bar.tsx'
import type { Screen } from '../state.ts'
import { useView } from '../view.ts'

/** The same step once more: it counts once (rule E3). */
export function Already({ screen }: { screen: Extract<Screen, { at: 'already' }> }) {
  const { words, format, known, offset, send } = useView()
  const { who, step, recorded, until } = screen
  const isIn = step.kind === 'in'
  const presence = recorded.presence
  const since = presence?.since ?? null
  const counted = isIn ? since : (presence?.stays.at(-1)?.out ?? null)
  const at = format.time(counted ?? recorded.tap.tap.wall + offset)
  const other = isIn ? 'out' : 'in'
  const isOffered = known.settings.mode === 'both'
  return (
    <Note
      icon="tick"
      look={step.kind}
      title={isIn ? words.inAlready : words.outAlready}
      name={who.name}
      text={isIn ? words.inAlreadyAt(at) : words.outAlreadyAt(at)}
      since={since}
    >
      <div class={layout.push} />
      <Button look="main-ink" focus onPress={() => send({ is: 'close' })}>
        {words.done}
      </Button>
      {isOffered && (
        <Button
          look="outline"
          icon={other}
          onPress={() => send({ is: 'press', step: { ...step, kind: other } })}
        >
          {isIn ? words.checkOutInstead : words.checkInInstead}
        </Button>
      )}
      <ReturnBar until={until} />
    </Note>
  )
}
