import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { Note } from '../parts/note.tsx'
import { ReturnBar } from '../parts/return-bar.tsx'
import type { Screen } from '../state.ts'
import { useView } from '../view.ts'

/** The badge is kept as it was read; its owner may go on by name (rule E6). */
export function BadgeUnknown({ screen }: { screen: Extract<Screen, { at: 'badge-unknown' }> }) {
  const { words, format, offset, known, send } = useView()
  const at = format.time(screen.kept + offset)
  return (
    <Note
      icon="badge"
      look="waiting"
      title={words.badgeUnknown}
      text={screen.kind === 'in' ? words.badgeKeptIn(at) : words.badgeKeptOut(at)}
    >
      <p class={layout.push}>{words.toBeCounted}</p>
      <Button look="main-ink" icon="search" focus onPress={() => send({ is: 'close' })}>
        {words.findMyName}
      </Button>
      {known.settings.mode !== 'out' && (
        <Button look="outline" icon="join" onPress={() => send({ is: 'walk-in' })}>
          {words.newHere}
        </Button>
      )}
      <ReturnBar until={screen.until} />
    </Note>
  )
}
