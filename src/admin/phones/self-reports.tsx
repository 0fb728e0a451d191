import { Link } from 'wouter-preact'
import { dayMiddle, hms } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSelfReports } from './calls.ts'
import { statusWords } from './ways.tsx'
import { wayName } from './words.ts'

const columns = [
  { head: 'Attendee' },
  { head: 'Session' },
  { head: 'Day' },
  { head: 'Other evidence' },
  { head: 'Time', class: css.r },
  { head: 'Status' },
]

/** What attendees said themselves beside what kiosks and phones tell; what differs comes first (rule S6). */
export function SelfReports() {
  const { programme } = useHere()
  const reports = useSelfReports(programme.id)
  return (
    <Await query={reports} what="the self-reports">
      {({ items }) =>
        items.length === 0 ? (
          <Empty>Nobody has said themselves where they were.</Empty>
        ) : (
          <Table caption="Self-reports" columns={columns}>
            {items.map((row) => (
              <tr key={`${row.session} ${row.attendee}`}>
                <td>
                  <Link href={paths.timeline(programme.id, row.session, row.attendee)}>
                    <PersonName name={row.name} />
                  </Link>
                </td>
                <td>
                  <bdi>{row.title}</bdi>
                </td>
                <td>{dayMiddle(row.start, programme.timeZone)}</td>
                <td>
                  {row.ways
                    .filter((way) => way !== 'self-report')
                    .map(wayName)
                    .join(', ') || 'None'}
                </td>
                <td class={css.r}>{row.totalMs === null ? '' : hms(row.totalMs)}</td>
                <td>
                  {row.differs ? (
                    <Status shape="square" tone="bad">
                      Differs: {statusWords[row.status]}
                    </Status>
                  ) : (
                    statusWords[row.status]
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )
      }
    </Await>
  )
}
