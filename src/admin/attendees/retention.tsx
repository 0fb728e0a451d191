import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { RetentionPreview } from '../../domain/api-privacy.ts'
import { sayingOf } from '../api/failure.ts'
import { count, plural } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSave } from '../settings/use-save.ts'
import { useRested } from '../use-rested.ts'
import css from './attendees.module.css'
import { useRetention } from './privacy-calls.ts'

/** How long personal data is kept; whom it concerns is shown before it is saved. */
export function RetentionForm({ years }: { years: number }) {
  const { programme } = useHere()
  const [typed, setTyped] = useState(String(years))
  const save = useSave()
  const wanted = Number(useRested(typed))
  const isRight = Number.isInteger(wanted) && wanted >= 1 && wanted <= 100
  const preview = useRetention(programme.id, isRight && wanted !== years ? wanted : null)
  const failure = save.error ? sayingOf(save.error) : null
  const isChanged = typed.trim() !== String(years)
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight && isChanged && !save.isPending) save.mutate({ personalDataYears: wanted })
      }}
    >
      <h2 class={text.h2}>How long</h2>
      <Field
        label="Years after the last session"
        value={typed}
        maxLength={3}
        onValue={(next) => {
          save.reset()
          setTyped(next)
        }}
        hint="Then people are erased by themselves: taps and times stay, without a name. A shorter time takes effect a week after it is set at the soonest."
      />
      {isRight ? (
        <Await query={preview} what="whom it concerns">
          {(read) => <Concerned preview={read} isNew={isChanged} />}
        </Await>
      ) : (
        <p class={text.bad}>A whole number of years from 1 to 100.</p>
      )}
      <div class={controls.acts}>
        <Button
          type="submit"
          look="go"
          icon="tick"
          disabled={!isRight || !isChanged || save.isPending}
        >
          {isChanged ? 'Save' : 'Nothing to save'}
        </Button>
        <output>{save.isSuccess && 'Saved.'}</output>
      </div>
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}

function Concerned({ preview, isNew }: { preview: RetentionPreview; isNew: boolean }) {
  const { programme } = useHere()
  const { due, total, people, staying } = preview
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: programme.timeZone })
  return (
    <div class={text.stack}>
      <p>
        {total === 0 ? (
          'Nobody is to be erased.'
        ) : (
          <>
            <b>{plural(total, 'person', 'people')}</b>{' '}
            {isNew ? 'would be erased' : 'will be erased'} from <b>{day.format(due)}</b> on, as
            things stand: later sessions put it off.
          </>
        )}{' '}
        {staying > 0 && `${count(staying)} more are kept longer, for another programme.`}
      </p>
      {people.length > 0 && (
        <details>
          <summary>
            {total > people.length ? `The first ${people.length} of them` : 'Who they are'}
          </summary>
          <ul class={css.who}>
            {people.map(({ id, name }) => (
              <li key={id}>
                <Link href={paths.attendee(programme.id, id)}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
