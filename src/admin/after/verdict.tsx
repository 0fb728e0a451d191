import { Link } from 'wouter-preact'
import type { AfterAnswer } from '../../domain/api-fleet.ts'
import { count, plural } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { type Missing, missingText } from './view.ts'

/** Is everything in? And what comes next. */
export function Verdict({ after, missing }: { after: AfterAnswer; missing: Missing }) {
  const { programme } = useHere()
  const { sessions, toCome } = after
  const words = missingText(missing)
  if (words !== '') {
    return (
      <Banner kind="waiting" fact="Not everything is in.">
        {words} Below stands from where, and what to do.
      </Banner>
    )
  }
  if (sessions.length === 0) {
    return (
      <Empty>
        {toCome === 0
          ? 'There are no sessions yet.'
          : `No session has begun yet. ${plural(toCome, 'session is', 'sessions are')} to come; from then on this page says what is missing.`}
      </Empty>
    )
  }
  if (toCome > 0) {
    return (
      <Banner kind="done" fact="Everything so far is in.">
        {plural(sessions.length, 'session')} begun, {toCome} still to come.
      </Banner>
    )
  }
  return (
    <Banner kind="done" fact="Everything is in.">
      {sessions.length === 1 ? 'The session has' : `All ${count(sessions.length)} sessions have`}{' '}
      what their kiosks took. Next: look through the flags of the{' '}
      <Link href={paths.sessions(programme.id)}>sessions</Link>, then take the reports from there
      and from the <Link href={paths.totals(programme.id)}>time over the programme</Link>. The
      tablets may go.
    </Banner>
  )
}
