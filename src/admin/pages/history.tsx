import type { ComponentChildren } from 'preact'
import { Link, useLocation, useSearch } from 'wouter-preact'
import type { Me } from '../../domain/api.ts'
import { useAttendee } from '../attendees/calls.ts'
import { Chain } from '../history/chain.tsx'
import { addressOf, askedOf, filterOf, type HistoryFilter, isNarrowed } from '../history/filter.ts'
import { useHistory } from '../history/queries.ts'
import { HistoryTable } from '../history/table.tsx'
import { HistoryTools } from '../history/tools.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { More } from '../parts/more.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useRested } from '../use-rested.ts'

/** What was done in a programme, or about one of its sessions, attendees, or records (row A6). */
export function HistoryPage() {
  const { programme, me } = useHere()
  const filter = filterOf(useSearch())
  return (
    <History scope={programme.id} zone={programme.timeZone} me={me}>
      <Facts
        items={[
          filter.session !== '' && <SessionOf key="session" id={filter.session} />,
          filter.attendee !== '' && <AttendeeOf key="attendee" id={filter.attendee} />,
          filter.session !== '' && filter.attendee !== '' && (
            <Link key="record" href={paths.timeline(programme.id, filter.session, filter.attendee)}>
              The record, with its taps
            </Link>
          ),
          (filter.session !== '' || filter.attendee !== '') && (
            <Link key="all" href={paths.history(programme.id)}>
              The whole programme
            </Link>
          ),
          filter.session === '' && filter.attendee === '' && (
            <span key="programme">
              All of <bdi>{programme.name}</bdi>
            </span>
          ),
          me.role !== 'staff' && (
            <Link key="house" href={paths.historyOfAll}>
              The whole installation
            </Link>
          ),
        ].map((item) => item || null)}
      />
    </History>
  )
}

/** What was done on this server, in all of its programmes. */
export function WholeHistoryPage({ me }: { me: Me }) {
  if (me.role === 'staff') {
    return (
      <>
        <PageHead title="History" />
        <Empty>The history of the whole installation is for admins and auditors.</Empty>
      </>
    )
  }
  return (
    <History scope={null} zone="UTC" me={me}>
      <p>All programmes, people and rights. Times are UTC.</p>
    </History>
  )
}

interface Props {
  scope: string | null
  zone: string
  me: Me
  children: ComponentChildren
}

function History({ scope, zone, me, children }: Props) {
  const [here, go] = useLocation()
  const filter = filterOf(useSearch())
  const asked = useRested(askedOf(filter, zone))
  const history = useHistory(scope, asked)
  // from the address itself: two changes may come before the page is drawn anew
  const narrow = (change: Partial<HistoryFilter>) => {
    const address = addressOf({ ...filterOf(globalThis.location.search), ...change })
    go(address === '' ? here : `${here}?${address}`, { replace: true })
  }
  return (
    <>
      <PageHead title="History" acts={me.role !== 'staff' && <Downloads />}>
        {children}
      </PageHead>
      <Chain zone={zone} />
      <HistoryTools {...{ scope, me: me.id, filter, narrow }} />
      <Await query={history} what="the history">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0)
            return <Nothing narrowed={isNarrowed(filter)} clear={() => narrow(filterOf(''))} />
          return <HistoryTable rows={rows} zone={zone} me={me.id} programme={scope} />
        }}
      </Await>
      <More list={history} />
    </>
  )
}

function Nothing({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  return narrowed ? (
    <Empty action={<Button onClick={clear}>Show everything</Button>}>
      Nothing was done that fits these words and filters.
    </Empty>
  ) : (
    <Empty>
      Nothing was done yet. Every act of a person, kiosk or of the server itself comes here.
    </Empty>
  )
}

function Downloads() {
  return (
    <>
      <DownloadButton href="/api/v1/history/export?format=ndjson" icon="file">
        Download with hashes
      </DownloadButton>
      <DownloadButton href="/api/v1/history/export?format=csv" icon="file">
        CSV
      </DownloadButton>
    </>
  )
}

function SessionOf({ id }: { id: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <Link href={paths.session(programme.id, id)}>
      <bdi>{sessions.data?.find((one) => one.id === id)?.title ?? 'The session'}</bdi>
    </Link>
  )
}

function AttendeeOf({ id }: { id: string }) {
  const { programme } = useHere()
  const detail = useAttendee(programme.id, id)
  return (
    <Link href={paths.attendee(programme.id, id)}>
      {detail.data ? <PersonName name={detail.data.attendee.name} /> : 'The attendee'}
    </Link>
  )
}
