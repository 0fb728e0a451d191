import { Link } from 'wouter-preact'
import type { WayRow } from '../../domain/api-phone.ts'
import { clock, hms } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useWays } from './calls.ts'
import { differing, wayName, waysInWords } from './words.ts'

/** Who came to a session by which way: kiosk, own phone, self-report, staff, an online report. */
export function WaysPage({ session }: { session: string }) {
  const { programme } = useHere()
  const ways = useWays(programme.id, session)
  const sessions = useSessions(programme.id)
  const title = sessions.data?.find(({ id }) => id === session)?.title ?? ''
  return (
    <>
      <PageHead title="By which way they came">
        <p>
          <Link href={paths.session(programme.id, session)}>
            <bdi>{title}</bdi>
          </Link>
          {' · '}
          Whoever has evidence of two kinds is named with both.
        </p>
      </PageHead>
      <Await query={ways} what="by which way they came">
        {({ items }) =>
          items.length === 0 ? (
            <Empty>Nobody is known to have come yet.</Empty>
          ) : (
            <>
              <p>
                {waysInWords(items)}
                {differing(items) && <b> · {differing(items)}</b>}
              </p>
              <WaysTable items={items} session={session} />
            </>
          )
        }
      </Await>
    </>
  )
}

const columns = [
  { head: 'Attendee' },
  { head: 'By' },
  { head: 'Status' },
  { head: 'Time', class: css.r },
  { head: 'Own word' },
]

function WaysTable({ items, session }: { items: readonly WayRow[]; session: string }) {
  const { programme } = useHere()
  return (
    <Table caption="By which way they came" columns={columns}>
      {items.map(({ attendee, name, ways, status, totalMs, selfReportAt, differs }) => (
        <tr key={attendee}>
          <td>
            <Link href={paths.timeline(programme.id, session, attendee)}>
              <PersonName name={name} />
            </Link>
          </td>
          <td>{ways.map(wayName).join(', ')}</td>
          <td>{statusWords[status]}</td>
          <td class={css.r}>{totalMs === null ? '' : hms(totalMs)}</td>
          <td>
            {selfReportAt !== null && clock(selfReportAt, programme.timeZone)}
            {differs && (
              <>
                {' '}
                <Status shape="square" tone="bad">
                  differs
                </Status>
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

export const statusWords = {
  booked: 'Booked',
  pending: 'Pending',
  attended: 'Attended',
  'not-attended': 'Not attended',
  cancelled: 'Cancelled',
}
