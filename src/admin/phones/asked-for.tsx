import { Link } from 'wouter-preact'
import { plural } from '../format.ts'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useRecordRequests } from './calls.ts'

/** How many corrections attendees ask for, with the way there; nothing where none waits. */
export function AskedFor() {
  const { programme } = useHere()
  const { data } = useRecordRequests(programme.id)
  const waiting = data?.items.filter(({ state }) => state === 'waiting').length ?? 0
  if (waiting === 0) return null
  return (
    <p>
      <Link href={paths.phones(programme.id)}>
        {plural(waiting, 'attendee’s request waits', 'attendees’ requests wait')}
      </Link>
    </p>
  )
}
