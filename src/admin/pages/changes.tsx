import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { BatchesTable } from '../changes/table.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { Segment } from '../parts/field.tsx'
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
  const [all, setAll] = useState(false)
  const batches = useBatches(programme.id, all ? null : id)
  const corrections = useCorrections(programme.id, all ? null : id)
  const names = new Map(attendance.data?.map(({ attendee, name }) => [attendee, name]))
  return (
    <>
      <PageHead title="What was changed">
        <p>
          <Link href={paths.session(programme.id, id)}>
            <bdi>{sessions.data?.find((one) => one.id === id)?.title ?? 'The session'}</bdi>
          </Link>
          <br />
          Corrections of taps; taps that were given to another session are listed with that one.
          Everything that was done stands in the{' '}
          <Link href={paths.history(programme.id, { session: id })}>history</Link>.
        </p>
      </PageHead>
      <Segment
        label="Of what"
        value={all ? 'programme' : 'session'}
        options={[
          ['session', 'This session'],
          ['programme', 'The whole programme'],
        ]}
        onValue={(of) => setAll(of === 'programme')}
      />
      <Await query={batches} what="what was changed">
        {({ pages }) => {
          const read = pages.flatMap(({ items }) => items)
          if (read.length === 0) {
            return (
              <Empty>
                Nobody corrected a tap {all ? 'of the programme' : 'of this session'}: all counts as
                it came.
              </Empty>
            )
          }
          return (
            <BatchesTable
              session={id}
              batches={read}
              corrections={corrections.data}
              names={names}
            />
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
