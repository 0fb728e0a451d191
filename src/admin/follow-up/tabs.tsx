import type { ComponentChildren } from 'preact'
import { PageHead } from '../parts/head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** The head of the pages about what follows from attendance, and the way between them. */
export function FollowUpHead({ acts }: { acts?: ComponentChildren }) {
  const { programme } = useHere()
  const tabs = [
    [paths.pathways(programme.id), 'Pathways'],
    [paths.credits(programme.id), 'Credits'],
    [paths.expiry(programme.id), 'Expiry'],
    [paths.surveys(programme.id), 'Surveys'],
  ] as const
  return (
    <>
      <PageHead title="Follow-up" acts={acts}>
        <p>What follows from attendance: it follows every mark, and every mark taken back.</p>
      </PageHead>
      <Tabs label="Follow-up" tabs={tabs} />
    </>
  )
}
