import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { useHere } from '../programme.ts'
import { TotalsTable } from '../totals/table.tsx'
import { useTotals } from '../truth-queries.ts'

/** What each attendee spent in all sessions of the programme together (rule D6). */
export function TotalsPage() {
  const { programme } = useHere()
  const totals = useTotals(programme.id)
  return (
    <>
      <PageHead title="Time over the programme">
        <p>
          All sessions of <bdi>{programme.name}</bdi> together. No minute counts twice: one that two
          sessions count belongs to the one entered last.
        </p>
      </PageHead>
      <Await query={totals} what="the totals">
        {(rows) =>
          rows.length > 0 ? (
            <TotalsTable rows={rows} />
          ) : (
            <Empty>Nobody has time in a session yet.</Empty>
          )
        }
      </Await>
    </>
  )
}
