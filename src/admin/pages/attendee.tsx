import { Link } from 'wouter-preact'
import type { AttendeeDetail } from '../../domain/api-people.ts'
import { sayingOf } from '../api/failure.ts'
import { useAttendee, useSaveAttendee } from '../attendees/calls.ts'
import { AttendeeForm } from '../attendees/form.tsx'
import { PersonalDataOf } from '../attendees/personal-data.tsx'
import { AttendeeSessions } from '../attendees/sessions.tsx'
import { CreditSum, PathwaysOf } from '../follow-up/of-attendee.tsx'
import { dayMiddle } from '../format.ts'
import { MergedFrom } from '../merging/merged-from.tsx'
import { MergeWithAnother } from '../merging/with-another.tsx'
import { Await } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { RecordLink } from '../phones/record-link.tsx'
import { useHere } from '../programme.ts'

/** One person: who they are, what can be done, and their sessions with time. */
export function AttendeePage({ id }: { id: string }) {
  const { programme } = useHere()
  const detail = useAttendee(programme.id, id)
  return (
    <Await query={detail} what="this attendee">
      {(read) => (
        <Person
          detail={read}
          newest={async () => {
            if (!detail.isFetching) return read.attendee.revision
            return (await detail.refetch()).data?.attendee.revision ?? read.attendee.revision
          }}
        />
      )}
    </Await>
  )
}

const sources = {
  import: 'from a sheet',
  staff: 'added by staff',
  'walk-in': 'a walk-in at a kiosk',
}

interface Shown {
  detail: AttendeeDetail
  /** the last revision known, also where it is just being read anew: a press then is not lost */
  newest: () => Promise<number>
}

function Person({ detail, newest }: Shown) {
  const { programme, mayAct } = useHere()
  const { attendee, mergedFrom, otherProgrammes } = detail
  const { active } = attendee
  return (
    <>
      <PageHead
        title={attendee.name}
        acts={
          mayAct && (
            <>
              <LinkButton
                href={`${paths.badges(programme.id)}?ids=${encodeURIComponent(attendee.id)}`}
                icon="badge"
              >
                Print badge
              </LinkButton>
              <Activity detail={detail} newest={newest} />
            </>
          )
        }
      >
        <p>
          <Link href={paths.attendees(programme.id)}>Attendees</Link>
          {' · '}
          <Status shape={active ? 'full' : 'square'} tone={active ? 'in' : 'dim'}>
            {active ? 'Active' : 'Not active'}
          </Status>
          {' · '}
          {sources[detail.source]}, {dayMiddle(detail.joinedAt, programme.timeZone)}
          {' · '}
          <Link href={paths.history(programme.id, { attendee: attendee.id })}>History</Link>
        </p>
        {mergedFrom.map((one) => (
          <MergedFrom key={one.id} one={one} />
        ))}
        {otherProgrammes.length > 0 && (
          <p>
            Also in {otherProgrammes.map(({ name }) => name).join(', ')}: name, e-mail,
            organisation, language and own fields are the same there.
          </p>
        )}
      </PageHead>
      <AttendeeForm key={attendee.id} detail={detail} />
      <section class={text.stack}>
        <h2 class={text.h2}>Sessions</h2>
        <AttendeeSessions attendee={attendee.id} sessions={detail.sessions} />
        <CreditSum sessions={detail.sessions} />
      </section>
      <PathwaysOf attendee={attendee.id} />
      {mayAct && <MergeWithAnother key={`merge ${attendee.id}`} attendee={attendee} />}
      {mayAct && <RecordLink attendee={attendee.id} />}
      <PersonalDataOf detail={detail} />
    </>
  )
}

/** Retires somebody, who keeps taps and time and leaves the kiosks; or takes that back. */
function Activity({ detail: { attendee }, newest }: Shown) {
  const save = useSaveAttendee(attendee.id)
  const { active } = attendee
  const saying = save.error && sayingOf(save.error)
  return (
    <>
      <Button
        disabled={save.isPending}
        onClick={() => {
          void newest().then((revision) => save.mutate({ revision, active: !active }))
        }}
      >
        {active ? 'Deactivate' : 'Activate again'}
      </Button>
      <output class={text.small}>
        {save.isSuccess &&
          (active
            ? 'Kiosks offer this attendee again.'
            : 'Kiosks drop this attendee at their next contact. Taps and time stay.')}
      </output>
      <Refusal fact="Not changed.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </>
  )
}
