import { Link } from 'wouter-preact'
import { DuplicateGroup } from '../merging/group.tsx'
import { Merged } from '../merging/merged.tsx'
import { useDuplicates } from '../merging/queries.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** People who stand on the roster more than once: to be merged into one, and taken apart again. */
export function DuplicatesPage() {
  const { programme } = useHere()
  const duplicates = useDuplicates(programme.id)
  return (
    <>
      <PageHead title="The same person twice?">
        <p>
          Attendees who share an e-mail. Merged, the taps of all count for the one who is kept; each
          merge can be taken back. Whoever is here twice under two e-mails is merged on the page of
          either.
        </p>
      </PageHead>
      <Await query={duplicates} what="the duplicates">
        {({ groups, merged }) => (
          <>
            {groups.map((group) => (
              <DuplicateGroup
                key={`${group.email} ${group.attendees.map(({ id }) => id).join(' ')}`}
                group={group}
              />
            ))}
            {groups.length === 0 && (
              <Empty action={<Link href={paths.attendees(programme.id)}>All attendees</Link>}>
                Nobody shares an e-mail with somebody else.
              </Empty>
            )}
            <Merged merged={merged} />
          </>
        )}
      </Await>
    </>
  )
}
