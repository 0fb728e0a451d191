import type { AttendeeDetail } from '../../domain/api-people.ts'
import { calledName } from '../../domain/called.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { useUnmerging } from './queries.ts'

type Merged = AttendeeDetail['mergedFrom'][number]

/** One who was merged into the person of a page, with the undo. */
export function MergedFrom({ one }: { one: Merged }) {
  const { mayAct } = useHere()
  const undo = useUnmerging()
  const saying = undo.error && sayingOf(undo.error)
  return (
    <>
      <p>
        Also counts for <PersonName name={one.name} />, merged into this person.{' '}
        {mayAct && (
          <Button look="text" disabled={undo.isPending} onClick={() => undo.mutate(one.id)}>
            Take back<span class="vh"> the merge of {calledName(one.name)}</span>
          </Button>
        )}
      </p>
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </>
  )
}
