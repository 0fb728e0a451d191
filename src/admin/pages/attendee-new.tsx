import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { sayingOf } from '../api/failure.ts'
import { useAddAttendee } from '../attendees/calls.ts'
import { emptyDraft, requestOf } from '../attendees/draft.ts'
import { AttendeeFields } from '../attendees/fields.tsx'
import { Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSettings } from '../queries.ts'
import { useUnsaved } from '../unsaved/use-unsaved.ts'

/** Adds somebody to the roster by hand. */
export function NewAttendeePage() {
  const { programme, mayAct } = useHere()
  const { ownFields } = useSettings(programme.id)
  const [, go] = useLocation()
  const [draft, setDraft] = useState(emptyDraft)
  const [problem, setProblem] = useState<string>()
  const add = useAddAttendee()
  const given = useUnsaved(JSON.stringify(draft) !== JSON.stringify(emptyDraft))
  if (!mayAct) return <Empty>Admins and staff add attendees.</Empty>
  const saying = add.error && sayingOf(add.error)
  const submit = () => {
    if (add.isPending) return
    if (draft.name.trim() === '') return setProblem('Type a name.')
    setProblem(undefined)
    add.mutate(requestOf(draft), {
      onSuccess: ({ id }) => {
        given()
        go(paths.attendee(programme.id, id), { replace: true })
      },
    })
  }
  return (
    <>
      <PageHead title="Add attendee">
        <p>
          <Link href={paths.attendees(programme.id)}>Attendees</Link> of <bdi>{programme.name}</bdi>
          . Kiosks know the person at their next contact.
        </p>
      </PageHead>
      <form
        class={controls.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <AttendeeFields
          draft={draft}
          ownFields={ownFields}
          change={(part) => setDraft({ ...draft, ...part })}
        />
        <Button type="submit" look="go" icon="plus" disabled={add.isPending}>
          {add.isPending ? 'Adding …' : 'Add'}
        </Button>
        <Refusal fact="Not added.">
          {problem ?? (saying ? `${saying.what} ${saying.todo}` : undefined)}
        </Refusal>
      </form>
    </>
  )
}
