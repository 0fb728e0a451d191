import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { AttendeeRow } from '../../domain/api.ts'
import { Button } from '../parts/button.tsx'
import { Segment } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { PersonPicker } from '../waiting/picker.tsx'
import { MergePreviewPart } from './preview.tsx'

type Named = Pick<AttendeeRow, 'id' | 'name' | 'email' | 'code'>

/** Makes a person one with another whom no shared e-mail tells: found by name, looked at, then merged. */
export function MergeWithAnother({ attendee }: { attendee: Named }) {
  const [choosing, setChoosing] = useState(false)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>The same person twice?</h2>
      {choosing ? (
        <Choosing attendee={attendee} leave={() => setChoosing(false)} />
      ) : (
        <div>
          <Button icon="join" onClick={() => setChoosing(true)}>
            Merge with another person …
          </Button>
        </div>
      )}
    </section>
  )
}

function Choosing({ attendee, leave }: { attendee: Named; leave: () => void }) {
  const { programme } = useHere()
  const [, go] = useLocation()
  const [other, setOther] = useState<Named | null>(null)
  const [kept, setKept] = useState(attendee.id)
  if (!other) {
    return (
      <>
        <PersonPicker person={null} choose={setOther} without={attendee.id} />
        <div>
          <Button look="text" onClick={leave}>
            Not now
          </Button>
        </div>
      </>
    )
  }
  const merged = kept === attendee.id ? other.id : attendee.id
  const done = () => {
    leave()
    // the page about who was merged is no more
    if (kept !== attendee.id) go(paths.attendee(programme.id, kept), { replace: true })
  }
  return (
    <>
      <PersonPicker
        person={other}
        choose={() => {
          setOther(null)
          setKept(attendee.id)
        }}
      />
      <Segment
        label="Who is kept"
        value={kept}
        options={[attendee, other].map((one) => [one.id, `Keep ${told(one)}`] as const)}
        onValue={setKept}
      />
      <MergePreviewPart key={kept} others={[merged]} into={kept} close={leave} done={done} />
    </>
  )
}

/** With what tells two of one name apart. */
const told = ({ name, email, code }: Named) => [name, email ?? code].filter(Boolean).join(', ')
