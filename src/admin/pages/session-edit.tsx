import type { ComponentChildren } from 'preact'
import { Link, useSearch } from 'wouter-preact'
import type { RoomRef, SessionListRow } from '../../domain/api.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useRooms, useSessions } from '../queries.ts'
import { useServices } from '../services.ts'
import { beginning } from '../session-edit/beginning.ts'
import { Editor } from '../session-edit/editor.tsx'

/** A new session: empty, at the place and time that the address names, or a copy (`from`). */
export function NewSessionPage() {
  const { programme } = useHere()
  const { now } = useServices()
  const query = new URLSearchParams(useSearch())
  const from = query.get('from')
  return (
    <Known>
      {(sessions, rooms) => {
        const copied = sessions.find(({ id }) => id === from)
        const back = copied ? paths.session(programme.id, copied.id) : paths.sessions(programme.id)
        return (
          <>
            <PageHead title={copied ? 'Copy of a session' : 'New session'}>
              {copied && (
                <p>
                  Of <bdi>{copied.title}</bdi>. Its reference and its attendees stay there; choose
                  another time or room.
                </p>
              )}
            </PageHead>
            <Editor
              key={from}
              base={null}
              values={beginning({ programme, rooms, query, copied, now: now() })}
              {...{ sessions, rooms, back }}
            />
          </>
        )
      }}
    </Known>
  )
}

/** A session's every field. */
export function EditSessionPage({ id }: { id: string }) {
  const { programme } = useHere()
  return (
    <Known>
      {(sessions, rooms) => {
        const session = sessions.find((one) => one.id === id)
        if (!session) return <Empty>There is no such session in this programme.</Empty>
        const back = paths.session(programme.id, id)
        return (
          <>
            <PageHead title="Edit the session">
              <p>
                <Link href={back}>
                  <bdi>{session.title}</bdi>
                </Link>
              </p>
            </PageHead>
            <Editor
              base={{ id, revision: session.revision, values: session }}
              values={session}
              {...{ sessions, rooms, back }}
            />
          </>
        )
      }}
    </Known>
  )
}

interface KnownProps {
  children: (sessions: SessionListRow[], rooms: RoomRef[]) => ComponentChildren
}

/** Sessions and rooms, for admins. */
function Known({ children }: KnownProps) {
  const { programme, isAdmin } = useHere()
  const sessions = useSessions(programme.id)
  const rooms = useRooms(programme.id)
  if (!isAdmin) return <Empty>An admin adds and changes sessions.</Empty>
  return (
    <Await query={sessions} what="the sessions">
      {(all) => (
        <Await query={rooms} what="the rooms">
          {(some) => children(all, some)}
        </Await>
      )}
    </Await>
  )
}
