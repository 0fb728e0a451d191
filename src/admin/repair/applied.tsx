import type { Repair } from '../../domain/api-truth.ts'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import type { useUndo } from '../truth-queries.ts'
import { Changes } from './changes.tsx'

interface Props {
  session: string | null
  repair: Repair
  undo: ReturnType<typeof useUndo>
}

/** What a repair has changed, and the way to take it back whole. */
export function Applied({ session, repair: { batch, changes }, undo }: Props) {
  const saying = undo.error && sayingOf(undo.error)
  if (undo.isSuccess) {
    return <Banner kind="waiting" fact="Taken back: the records are as they were." />
  }
  return (
    <>
      <Banner
        kind="done"
        fact={`Done: ${plural(changes.length, 'record')} changed.`}
        action={
          batch !== null && (
            <Button icon="undo" disabled={undo.isPending} onClick={() => undo.mutate(batch)}>
              {undo.isPending ? 'Taking it back …' : 'Take it all back'}
            </Button>
          )
        }
      />
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
      {changes.length > 0 && <Changes session={session} changes={changes} />}
    </>
  )
}
