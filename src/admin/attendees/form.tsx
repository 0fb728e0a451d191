import { useState } from 'preact/hooks'
import type { AttendeeRow } from '../../domain/api.ts'
import type { AttendeeDetail } from '../../domain/api-people.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import { currentOf, useSaveAttendee } from './calls.ts'
import { differences, draftOf, requestOf } from './draft.ts'
import { AttendeeFields } from './fields.tsx'
import { BothVersions } from './stale.tsx'

/** A person's own data, to be changed; what somebody else changed meanwhile is never written over unseen. */
export function AttendeeForm({ detail }: { detail: AttendeeDetail }) {
  const { mayAct } = useHere()
  const { attendee } = detail
  const save = useSaveAttendee(attendee.id)
  // the state that the form was filled from, until it is saved or taken anew
  const [base, setBase] = useState<AttendeeRow>(attendee)
  const [draft, setDraft] = useState(() => draftOf(attendee))
  const isChanged = differences(draft, draftOf(base)).length > 0
  if (!isChanged && attendee.revision !== base.revision) {
    setBase(attendee)
    setDraft(draftOf(attendee))
  }
  useUnsaved(isChanged)
  const current = save.error ? currentOf(save.error) : null
  const failure = save.error && !current ? sayingOf(save.error) : null
  const fill = (row: AttendeeRow) => {
    save.reset()
    setBase(row)
    setDraft(draftOf(row))
  }
  const send = (revision: number) =>
    save.mutate(
      { revision, ...requestOf(draft) },
      {
        onSuccess: ({ attendee: saved }) => {
          setBase(saved)
          setDraft(draftOf(saved))
        },
      },
    )
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) send(base.revision)
      }}
    >
      <AttendeeFields
        draft={draft}
        ownFields={detail.ownFields}
        change={(part) => {
          if (save.isSuccess) save.reset()
          setDraft({ ...draft, ...part })
        }}
      />
      {current && (
        <BothVersions
          differences={differences(draft, draftOf(current))}
          takeTheirs={() => fill(current)}
          saveMine={() => send(current.revision)}
        />
      )}
      {mayAct ? (
        <div class={controls.acts}>
          <Button type="submit" look="go" icon="tick" disabled={save.isPending || !isChanged}>
            {save.isPending ? 'Saving …' : isChanged ? 'Save' : 'Nothing to save'}
          </Button>
          {isChanged && (
            <Button look="text" onClick={() => fill(attendee)}>
              Leave it as it was
            </Button>
          )}
          <output>{save.isSuccess && !isChanged ? 'Saved.' : ''}</output>
        </div>
      ) : (
        <p class={text.dim}>Admins and staff change attendees.</p>
      )}
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}
