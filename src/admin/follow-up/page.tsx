import { Empty } from '../parts/await.tsx'
import { CreditsPage } from './credits.tsx'
import { EditPathwayPage, NewPathwayPage } from './editor.tsx'
import { ExpiryPage } from './expiry.tsx'
import { PathwaysPage } from './pathway-list.tsx'
import { PathwayPage } from './progress.tsx'

interface Props {
  item: string | undefined
  part: string | undefined
  of: string | undefined
}

/** The pages about what follows from attendance, by their address. */
export function FollowUpPage({ item, part, of }: Props) {
  if (item === undefined) return <PathwaysPage />
  if (item === 'new-pathway') return <NewPathwayPage />
  if (item === 'pathway' && part && of === 'edit') return <EditPathwayPage key={part} id={part} />
  if (item === 'pathway' && part) return <PathwayPage key={part} id={part} />
  if (item === 'credits') return <CreditsPage />
  if (item === 'expiry') return <ExpiryPage />
  return <Empty>There is no such page.</Empty>
}
