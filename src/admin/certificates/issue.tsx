import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { IssueRun } from '../../domain/api-certificates.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, count, dayMiddle, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useServices } from '../services.ts'
import { windowOf } from '../sessions-view.ts'
import css from './certificates.module.css'
import { useIssue, useRuns } from './queries.ts'
import { skipWords } from './words.ts'

const wholeProgramme = 'programme'

/** So soon after a session its certificates are to be issued (rule C5). */
const withinDays = 60

/** What of the sessions chosen ended too long ago, in words; null: nothing did. */
function lateOnes(sessions: readonly SessionListRow[], chosen: string, now: number): string | null {
  const meant = sessions.filter(
    ({ id, cancelled }) => !cancelled && (chosen === wholeProgramme || id === chosen),
  )
  const late = meant.filter((one) => windowOf(one).end + withinDays * 86_400_000 < now)
  if (late.length === 0) return null
  return meant.length === 1 ? 'This session' : plural(late.length, 'session')
}

/** Issues to everybody who completed: a session, or one for all that each has in the programme. */
export function IssueForm({ session, close }: { session: string | null; close: () => void }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const issue = useIssue()
  const [chosen, setChosen] = useState(session ?? wholeProgramme)
  const [mail, setMail] = useState(false)
  const failure = issue.error && sayingOf(issue.error)
  const { now } = useServices()
  const late = lateOnes(sessions.data ?? [], chosen, now())
  return (
    <form
      class={`${controls.form} ${css.issue}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (issue.isPending) return
        const wanted = { session: chosen === wholeProgramme ? null : chosen, mail }
        issue.mutate(wanted, { onSuccess: close })
      }}
    >
      <h2 class={text.h2}>Issue certificates</h2>
      <SelectField
        label="For"
        value={chosen}
        options={[
          [wholeProgramme, 'The whole programme: one for all that each attended'],
          ...(sessions.data ?? [])
            .filter(({ cancelled }) => !cancelled)
            .map(({ id, title }) => [id, title] as const),
        ]}
        onValue={setChosen}
      />
      <label class={css.tick}>
        <input
          type="checkbox"
          checked={mail}
          onChange={(event) => setMail(event.currentTarget.checked)}
        />
        Send it by mail to whoever gets one
      </label>
      {late !== null && (
        <p class={text.at}>
          {late} ended more than {withinDays} days ago: NASBA asks for certificates within{' '}
          {withinDays} days.
        </p>
      )}
      <p class={text.dim}>
        Everybody who is marked Attended and has none gets one. It goes on by itself if you leave
        this page.
      </p>
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="medal" disabled={issue.isPending}>
          {issue.isPending ? 'Beginning …' : 'Issue to everybody who completed'}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="None was issued.">
        {failure ? `${failure.what} ${failure.todo}` : undefined}
      </Refusal>
    </form>
  )
}

/** The last time that certificates were issued to many, and how far it is. */
export function Runs() {
  const runs = useRuns()
  const [last] = runs.data?.items ?? []
  return last ? <Run run={last} /> : null
}

function Run({ run }: { run: IssueRun }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const zone = programme.timeZone
  const session = sessions.data?.find(({ id }) => id === run.session)
  const about = run.session === null ? 'the whole programme' : (session?.title ?? 'a session')
  const isDone = run.finishedAt !== null
  return (
    <section class={css.run} aria-label="Last issued">
      <p>
        <b>
          {isDone
            ? `${plural(run.issued, 'certificate')} issued`
            : `Issuing: ${count(run.done)} of ${count(run.total)} done, ${count(run.issued)} issued`}
        </b>{' '}
        for <bdi>{about}</bdi>, {dayMiddle(run.at, zone)} at {clock(run.at, zone)}
        {run.mail && ', each sent by mail'}.
      </p>
      {!isDone && (
        <progress aria-label="Issuing certificates" max={run.total || 1} value={run.done} />
      )}
      {run.skipped.length > 0 && (
        <ul class={css.skips}>
          {run.skipped.map(({ why, count: n }) => (
            <li key={why}>
              {count(n)} without: {skipWords[why]}
            </li>
          ))}
        </ul>
      )}
      <Unprintable run={run} />
    </section>
  )
}

function Unprintable({ run }: { run: IssueRun }) {
  const { programme } = useHere()
  const people = run.people.filter(({ why }) => why === 'letters')
  if (people.length === 0) return null
  return (
    <p class={text.bad}>
      Not printable:{' '}
      {people.map(({ attendee, name, scripts }, n) => (
        <span key={attendee}>
          {n > 0 && ', '}
          <Link href={paths.attendee(programme.id, attendee)}>
            <bdi>{name}</bdi>
          </Link>{' '}
          ({scripts.join(', ')})
        </span>
      ))}
      . Enter the name in other letters as well, then issue again.
    </p>
  )
}
