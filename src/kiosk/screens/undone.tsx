import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { Note } from '../parts/note.tsx'
import { useView } from '../view.ts'

/** The tap was taken back, and that is as safe as the tap was. */
export function Undone({ kind, name }: { kind: 'in' | 'out'; name: string }) {
  const { words, send } = useView()
  return (
    <Note
      icon="undo"
      look="plain"
      title={words.takenBack}
      name={name}
      text={kind === 'in' ? words.notCheckedIn : words.notCheckedOut}
    >
      <div class={layout.push} />
      <Button look="main-ink" focus onPress={() => send({ is: 'close' })}>
        {words.done}
      </Button>
    </Note>
  )
}
