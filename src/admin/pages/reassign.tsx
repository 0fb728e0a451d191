import { useMemo, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { KioskRow, SessionListRow } from '../../domain/api.ts'
import { plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useKiosks, useSessions, useSettings } from '../queries.ts'
import { ReassignForm } from '../reassign/form.tsx'
import { type Limits, type Start, startOfKiosk, startOfSession } from '../reassign/start.ts'
import { Proposing } from '../repair/proposing.tsx'
import { useServices } from '../services.ts'

type About = { session: string } | { kiosk: string }

/** Lets the taps of a kiosk in a range of time count for another session (row T5). */
export function ReassignPage({ about }: { about: About }) {
  const { programme, mayAct } = useHere()
  const sessions = useSessions(programme.id)
  const kiosks = useKiosks(programme.id)
  if (!mayAct) return <Empty>There is no such page.</Empty>
  return (
    <Await query={sessions} what="the sessions">
      {(allSessions) => (
        <Await query={kiosks} what="the kiosks">
          {(allKiosks) => <Reassign about={about} sessions={allSessions} kiosks={allKiosks} />}
        </Await>
      )}
    </Await>
  )
}

interface Props {
  about: About
  sessions: readonly SessionListRow[]
  kiosks: readonly KioskRow[]
}

function Reassign({ about, sessions, kiosks }: Props) {
  const { programme } = useHere()
  const { now } = useServices()
  const session = 'session' in about ? sessions.find(({ id }) => id === about.session) : undefined
  const kiosk = 'kiosk' in about ? kiosks.find(({ id }) => id === about.kiosk) : undefined
  // as it was at first: what comes in meanwhile does not change what one is entering
  const [startWith] = useState<((limits: Limits) => Start) | undefined>(() => {
    const at = now()
    if (session) return (limits: Limits) => startOfSession(session, kiosks, limits)
    return kiosk && ((limits: Limits) => startOfKiosk(kiosk, sessions, limits, at))
  })
  if (!startWith) return <Empty>There is no such page.</Empty>
  if (kiosks.length === 0) {
    return (
      <Empty action={<Link href={paths.kiosks(programme.id)}>Kiosks</Link>}>
        The programme has no kiosk yet, so that there are no taps of one.
      </Empty>
    )
  }
  return (
    <>
      <PageHead title="Taps that belong elsewhere">
        <p>
          {session ? (
            <Link href={paths.session(programme.id, session.id)}>
              <bdi>{session.title}</bdi>
            </Link>
          ) : (
            <Link href={paths.kiosks(programme.id)}>
              <bdi>{kiosk?.name}</bdi>
            </Link>
          )}
          <br />
          For a tablet that stood in another room, or showed another session. What it recorded stays
          as it came; it counts elsewhere.
        </p>
      </PageHead>
      <Reassigning startWith={startWith} kiosks={kiosks} />
    </>
  )
}

interface ReassigningProps {
  startWith: (limits: Limits) => Start
  kiosks: readonly KioskRow[]
}

function Reassigning({ startWith, kiosks }: ReassigningProps) {
  const { programme } = useHere()
  const limits = useSettings(programme.id)
  const start = useMemo(() => startWith(limits), [startWith, limits])
  return (
    <Proposing
      // the settings may come a moment after the page
      key={`${start.from} ${start.to}`}
      session={null}
      applies={() => 'Let them count there'}
      nothing="No tap of this kiosk lies in this time, or all count for that session already. Taps that still come from this time would follow."
      mayChangeNothing
      form={(asking) => <ReassignForm {...asking} start={start} kiosks={kiosks} />}
      rest={(_plan, { changes }) =>
        changes.length > 0 && (
          <p class={text.dim}>
            {plural(new Set(changes.map(({ attendee }) => attendee)).size, 'attendee')}. Nothing
            else changes: neither taps of other kiosks and other times, nor taps that staff gave to
            a session one by one. Taps that still come from this time follow.
          </p>
        )
      }
    />
  )
}
