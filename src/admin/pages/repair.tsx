import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { ToSortOut } from '../../domain/api-truth.ts'
import { clock, dayMiddle } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { type What, whatOf, words } from '../repair/plan.ts'
import { Repairing } from '../repair/repairing.tsx'
import { problemsOf } from '../session/to-sort-out.ts'
import { windowOf } from '../sessions-view.ts'
import { useToSortOut } from '../truth-queries.ts'

/** Repairs all of a session who lack a check-in or check-out, at once. */
export function RepairPage({ session: id, what: text }: { session: string; what: string }) {
  const { programme, mayAct } = useHere()
  const sessions = useSessions(programme.id)
  const sortOut = useToSortOut(programme.id, id)
  const what = whatOf(text)
  const session = sessions.data?.find((one) => one.id === id)
  if (!what || !mayAct) return <Empty>There is no such page.</Empty>
  return (
    <Await query={sortOut} what="what is to sort out">
      {(answer) => session && <Repair key={id} {...{ session, what, answer }} />}
    </Await>
  )
}

interface Props {
  session: SessionListRow
  what: What
  answer: ToSortOut
}

function Repair({ session, what, answer }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { start, end } = windowOf(session)
  const found = problemsOf(answer).find(({ kind }) => kind === what)?.attendees ?? []
  const names = new Map(answer.rows.map(({ attendee, name }) => [attendee, name]))
  // kept while one works, so that nobody vanishes from under a choice once it is applied
  const [people] = useState(() => found.map((id) => ({ id, name: names.get(id) ?? id })))
  return (
    <>
      <PageHead title={words[what].title}>
        <Facts
          items={[
            <Link key="session" href={paths.session(programme.id, session.id)}>
              <bdi>{session.title}</bdi>
            </Link>,
            `${dayMiddle(start, zone)}, ${clock(start, zone)} to ${clock(end, zone)}`,
          ]}
        />
      </PageHead>
      {people.length === 0 ? (
        <Empty
          action={<Link href={paths.session(programme.id, session.id)}>Back to the session</Link>}
        >
          Nobody of this session is {words[what].title.toLowerCase()}.
        </Empty>
      ) : (
        <Repairing session={session} what={what} people={people} />
      )}
    </>
  )
}
