import { Link } from 'wouter-preact'
import { BatchesTable } from '../changes/table.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useAttendance, useSessions } from '../queries.ts'
import { useBatches, useCorrections } from '../truth-queries.ts'

/** What people changed about a session's record: who, when, why, and whether it still stands. */
export function ChangesPage({ session: id }: { session: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const attendance = useAttendance(programme.id, id)
  const batches = useBatches(programme.id, id)
  const corrections = useCorrections(programme.id, id)
  const names = new Map(attendance.data?.map(({ attendee, name }) => [attendee, name]))
  return (
    <>
      <PageHead title="What was changed">
        <p>
          <Link href={paths.session(programme.id, id)}>
            <bdi>{sessions.data?.find((one) => one.id === id)?.title ?? 'The session'}</bdi>
          </Link>
          <br />
          Corrections of taps. Marks, with who and why, stand in each attendee’s timeline.
        </p>
      </PageHead>
      <Await query={batches} what="what was changed">
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items)
          if (all.length === 0) {
            return <Empty>Nobody corrected a tap of this session: all counts as it came.</Empty>
          }
          return (
            <BatchesTable session={id} batches={all} corrections={corrections.data} names={names} />
          )
        }}
      </Await>
      {batches.hasNextPage && (
        <div>
          <Button
            disabled={batches.isFetchingNextPage}
            onClick={() => void batches.fetchNextPage()}
          >
            {batches.isFetchingNextPage ? 'Reading more …' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  )
}
