import { useState } from 'preact/hooks'
import type { AttendeeDetail } from '../../domain/api-people.ts'
import { sayingOf } from '../api/failure.ts'
import { Button, DownloadButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useErase } from './privacy-calls.ts'

/** What is stored about a person: given out, or erased. Erasing can't be undone, so it asks for the name. */
export function PersonalDataOf({ detail }: { detail: AttendeeDetail }) {
  const { isAdmin } = useHere()
  const [erasing, setErasing] = useState(false)
  if (!isAdmin) return null
  const { id } = detail.attendee
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Personal data</h2>
      <div class={controls.acts}>
        <DownloadButton href={`/api/v1/attendees/${encodeURIComponent(id)}/export`} icon="file">
          All that is stored
        </DownloadButton>
        {!erasing && (
          <Button look="danger" onClick={() => setErasing(true)}>
            Erase this person …
          </Button>
        )}
      </div>
      {erasing && <Erasing detail={detail} leave={() => setErasing(false)} />}
    </section>
  )
}

function Erasing({ detail, leave }: { detail: AttendeeDetail; leave: () => void }) {
  const { attendee, mergedFrom, otherProgrammes } = detail
  const [typed, setTyped] = useState('')
  const erase = useErase(attendee.id)
  const saying = erase.error && sayingOf(erase.error)
  const isSame = typed.trim() === attendee.name.trim()
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isSame && !erase.isPending) erase.mutate()
      }}
    >
      <p>
        Name, e-mail, organisation, own fields, code, and whatever people wrote about{' '}
        <bdi>{attendee.name}</bdi> go everywhere
        {mergedFrom.length > 0 && `, with ${mergedFrom.map(({ name }) => name).join(', ')}`}
        {otherProgrammes.length > 0 &&
          `, in ${otherProgrammes.map(({ name }) => name).join(', ')} too`}
        . Taps, times and marks stay, without a name; kiosks drop the person at their next contact.
        The history says who erased and when. <b>This can’t be undone.</b>
      </p>
      <Field
        label={`Type ${attendee.name} to erase`}
        value={typed}
        onValue={setTyped}
        autocomplete="off"
      />
      <div class={controls.acts}>
        <Button type="submit" look="danger" disabled={!isSame || erase.isPending}>
          {erase.isPending ? 'Erasing …' : 'Erase for ever'}
        </Button>
        <Button onClick={leave}>Keep</Button>
      </div>
      <Refusal fact="Nobody was erased.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </form>
  )
}
