import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { ToSortOut } from '../../domain/api-truth.ts'
import { plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { PersonName } from '../parts/person-name.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { Advice, Comparison } from '../places/comparison.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useDetail, useToSortOut } from '../truth-queries.ts'

/** Everybody whom a session counts while another room counts them, too: to compare and decide. */
export function TwoPlacesPage({ session: id }: { session: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const sortOut = useToSortOut(programme.id, id)
  return (
    <>
      <PageHead title="In two rooms at once">
        <p>
          <Link href={paths.session(programme.id, id)}>
            <bdi>{sessions.data?.find((one) => one.id === id)?.title ?? 'The session'}</bdi>
          </Link>
        </p>
      </PageHead>
      <Await query={sortOut} what="what is to sort out">
        {(answer) => <People session={id} answer={answer} />}
      </Await>
    </>
  )
}

/** So many are compared at once; the rest on request, each being several questions to the server. */
const step = 5

function People({ session, answer }: { session: string; answer: ToSortOut }) {
  const { programme } = useHere()
  const [most, setMost] = useState(step)
  const found = answer.rows.filter(({ flags }) => flags.includes('two-places'))
  if (found.length === 0) {
    return (
      <Empty action={<Link href={paths.session(programme.id, session)}>Back to the session</Link>}>
        Nobody of this session was counted in two rooms at once.
      </Empty>
    )
  }
  return (
    <>
      <Advice />
      {found.slice(0, most).map(({ attendee, name }) => (
        <section key={attendee} class={text.stack}>
          <h2 class={text.h2}>
            <Link href={paths.timeline(programme.id, session, attendee)}>
              <PersonName name={name} />
            </Link>
          </h2>
          <One session={session} attendee={attendee} />
        </section>
      ))}
      {found.length > most && (
        <div>
          <Button onClick={() => setMost(most + step)}>
            Show more: {plural(found.length - most, 'attendee')} left
          </Button>
        </div>
      )}
    </>
  )
}

function One({ session, attendee }: { session: string; attendee: string }) {
  const { programme } = useHere()
  const detail = useDetail(programme.id, session, attendee)
  return (
    <Await query={detail} what="the timeline">
      {(here) => <Comparison here={here} />}
    </Await>
  )
}
