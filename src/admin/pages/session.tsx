import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { AttendanceRow, SessionListRow } from '../../domain/api.ts'
import { freePlaces } from '../../domain/line.ts'
import { sessionPath } from '../api/calls.ts'
import { clock, count, dayMiddle, percentText } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, DownloadButton, LinkButton } from '../parts/button.tsx'
import { type Figure, Figures } from '../parts/figures.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useAttendance, useKiosks, useSessions, useSettings } from '../queries.ts'
import { ActualTimesForm } from '../session/actual-times.tsx'
import { SessionAttendees } from '../session/attendees.tsx'
import { CancelledBanner, useCancelling } from '../session/cancelling.tsx'
import { ClosingBanner } from '../session/closing.tsx'
import { SessionKiosks } from '../session/kiosks.tsx'
import { WaitingLine } from '../session/line.tsx'
import { busiest, occupancy } from '../session/occupancy.ts'
import { Plot } from '../session/plot.tsx'
import { SessionPresenters } from '../session/presenters.tsx'
import { Problems } from '../session/problems.tsx'
import { waitsFor } from '../session/reporting.ts'
import css from '../session/session.module.css'
import { openEnd } from '../session/stays.ts'
import type { Problem } from '../session/to-sort-out.ts'
import { ToldProvider } from '../session/told.tsx'
import { useLine } from '../session/use-line.ts'
import { medianPercent } from '../session/view.ts'
import { PhaseStatus } from '../sessions-table.tsx'
import { actualWords, creditsText, phaseOf, windowOf } from '../sessions-view.ts'
import { useCompleteness } from '../truth-queries.ts'

const everyMs = 15_000

/** One session: who came, for how long, and their marks; it follows the taps. */
export function SessionPage({ id }: { id: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <Await query={sessions} what="the session">
      {(all) => {
        const session = all.find((one) => one.id === id)
        return session ? (
          <Session session={session} />
        ) : (
          <Empty action={<Link href={paths.sessions(programme.id)}>All sessions</Link>}>
            There is no such session in this programme. It may have been removed.
          </Empty>
        )
      }}
    </Await>
  )
}

function Session({ session }: { session: SessionListRow }) {
  const { programme, mayAct, isAdmin } = useHere()
  const cancelling = useCancelling(session)
  const [timesOpen, setTimesOpen] = useState(false)
  const zone = programme.timeZone
  const now = useNow(everyMs)
  const attendance = useAttendance(programme.id, session.id)
  const { opensBeforeMs } = useSettings(programme.id)
  const { start, end } = windowOf(session)
  return (
    <>
      <PageHead
        title={session.title}
        acts={
          <>
            {isAdmin && (
              <>
                <LinkButton href={paths.editSession(programme.id, session.id)} icon="list">
                  Edit
                </LinkButton>
                <LinkButton href={paths.copySession(programme.id, session.id)} icon="plus">
                  Copy
                </LinkButton>
                {!session.cancelled && (
                  <Button icon="cross" onClick={() => cancelling.set(true)}>
                    Cancel session
                  </Button>
                )}
              </>
            )}
            {mayAct && (
              <Button icon="clock" onClick={() => setTimesOpen(true)}>
                Actual times
              </Button>
            )}
            {session.delivery !== 'in-person' && (
              <LinkButton href={paths.onlineReport(programme.id, session.id)} icon="file">
                Online report
              </LinkButton>
            )}
            <LinkButton href={paths.ways(programme.id, session.id)} icon="door">
              How they came
            </LinkButton>
            <LinkButton href={paths.changes(programme.id, session.id)} icon="list">
              What was changed
            </LinkButton>
            <DownloadButton href={`${sessionPath(session.id)}/attendance?format=xlsx`} icon="file">
              Download XLSX
            </DownloadButton>
            <DownloadButton href={`${sessionPath(session.id)}/attendance?format=csv`} icon="file">
              CSV
            </DownloadButton>
          </>
        }
      >
        <Facts
          items={[
            `${dayMiddle(start, zone)}, ${clock(start, zone)} to ${clock(end, zone)}`,
            actualWords(session, zone),
            session.room && <bdi>{session.room.name}</bdi>,
            session.presenters.length > 0 ? <bdi>{session.presenters.join(', ')}</bdi> : null,
            creditsText(session),
            <PhaseStatus key="phase" phase={phaseOf(session, now, zone, opensBeforeMs)} />,
            <Link key="history" href={paths.history(programme.id, { session: session.id })}>
              History
            </Link>,
            now > end && (
              <Link key="certificates" href={paths.certificatesOf(programme.id, session.id)}>
                Issue certificates
              </Link>
            ),
            now > end && (
              <Link key="no-shows" href={paths.noShows(programme.id, session.id)}>
                No-shows
              </Link>
            ),
          ].map((item) => item || null)}
        />
      </PageHead>
      <CancelledBanner {...{ session, cancelling }} />
      {timesOpen && <ActualTimesForm session={session} close={() => setTimesOpen(false)} />}
      <ToldProvider>
        <Await query={attendance} what="the attendance">
          {(rows) => <Attendance {...{ session, rows, now }} />}
        </Await>
      </ToldProvider>
    </>
  )
}

const none: readonly string[] = []

interface AttendanceProps {
  session: SessionListRow
  rows: AttendanceRow[]
  now: number
}

function Attendance({ session, rows, now }: AttendanceProps) {
  const { programme } = useHere()
  const [problem, setProblem] = useState<Problem | null>(null)
  const line = useLine(session)
  const completeness = useCompleteness(programme.id, session.id)
  return (
    <>
      {now >= windowOf(session).end && <Closing session={session.id} rows={rows} />}
      <Figures items={figures(session, rows, now)} />
      <div class={css.two}>
        <SessionAttendees
          {...{ session, rows, now, problem }}
          line={line.data?.items.map(({ attendee }) => attendee) ?? none}
          waitsFor={waitsFor(completeness.data, programme.timeZone)}
          showAll={() => setProblem(null)}
        />
        <aside class={css.aside}>
          {line.data && <WaitingLine session={session.id} line={line.data} />}
          <InTheRoom {...{ session, rows, now }} />
          <Problems session={session.id} look={setProblem} />
          <Reporting session={session.id} />
          {session.presenters.length > 0 && <SessionPresenters session={session.id} />}
        </aside>
      </div>
    </>
  )
}

function Closing({ session, rows }: { session: string; rows: readonly AttendanceRow[] }) {
  const { programme } = useHere()
  const completeness = useCompleteness(programme.id, session)
  const kiosks = useKiosks(programme.id)
  // closing marks all but those whose stay awaits a person's review (rule S2)
  const pending = rows.filter((row) => row.status === 'pending' && !row.provisional).length
  return (
    <Await query={completeness} what="which kiosks have reported">
      {(known) => <ClosingBanner completeness={known} kiosks={kiosks.data} pending={pending} />}
    </Await>
  )
}

function Reporting({ session }: { session: string }) {
  const { programme } = useHere()
  const completeness = useCompleteness(programme.id, session)
  const kiosks = useKiosks(programme.id)
  return completeness.data ? (
    <SessionKiosks completeness={completeness.data} kiosks={kiosks.data} />
  ) : null
}

function figures(session: SessionListRow, rows: readonly AttendanceRow[], now: number): Figure[] {
  const median = medianPercent(
    rows.filter((row) => row.firstIn !== null && !(row.inNow && openEnd(row))),
  )
  const free = freePlaces(session.capacity, session.booked)
  const all: (Figure | null)[] = [
    { label: 'In now', value: count(rows.filter(({ inNow }) => inNow).length) },
    { label: 'Checked in', value: count(rows.filter(({ firstIn }) => firstIn !== null).length) },
    session.capacity === null
      ? { label: 'Booked', value: count(session.booked) }
      : { label: 'Booked', value: count(session.booked), unit: `of ${count(session.capacity)}` },
    free === null || now >= windowOf(session).end
      ? null
      : { label: 'Free places', value: count(free) },
    session.waiting === 0 ? null : { label: 'Waiting', value: count(session.waiting) },
    median === null
      ? { label: 'Median time spent', value: '–' }
      : { label: 'Median time spent', value: percentText(median), unit: '%' },
  ]
  return all.filter((figure) => figure !== null)
}

const aroundMs = 20 * 60_000

function InTheRoom({ session, rows, now }: AttendanceProps) {
  const { programme } = useHere()
  const window = windowOf(session)
  const from = window.start - aroundMs
  const to = window.end + aroundMs
  const steps = occupancy(rows, Math.min(now, to))
  const most = busiest(steps)
  return (
    <section>
      <h2>In the room</h2>
      <Plot
        steps={steps.map((step) => ({ ...step, at: Math.max(from, step.at) }))}
        from={from}
        to={to}
        window={window}
        now={now > from && now < to ? now : null}
        seats={session.capacity}
        zone={programme.timeZone}
      />
      <p class={css.by}>
        {most && most.people > 0
          ? `Most at once: ${count(most.people)}, from ${clock(most.at, programme.timeZone)}.`
          : 'Nobody was in the room so far.'}
      </p>
    </section>
  )
}
