import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { Clash } from '../../domain/clashes.ts'
import { Icon } from '../../ui/icon.tsx'
import { clock } from '../format.ts'
import todo from '../parts/todo.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

interface Props {
  clashes: readonly Clash[]
  /** the session that they are told of */
  session: string
  sessions: readonly SessionListRow[]
}

/** What a session clashes with, each with a way to it. */
export function ClashList({ clashes, session, sessions }: Props) {
  return (
    <ul class={todo.list}>
      {clashes.map((clash) => {
        const id = clash.sessions.find((one) => one !== session) ?? session
        const other = sessions.find((one) => one.id === id)
        return other ? <Line key={`${clash.kind} ${clash.of} ${id}`} {...{ clash, other }} /> : null
      })}
    </ul>
  )
}

function Line({ clash, other }: { clash: Clash; other: SessionListRow }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const at = `${clock(clash.start, zone)} to ${clock(clash.end, zone)}`
  return (
    <li>
      <Icon name="flag" />
      <span>
        {clash.kind === 'room' ? (
          <>
            <b>
              <bdi>{other.room?.name}</bdi> is taken
            </b>{' '}
            from {at}
          </>
        ) : (
          <>
            <b>
              <bdi>{clash.of}</bdi> presents elsewhere
            </b>{' '}
            from {at}
          </>
        )}
        <span class={todo.sub}>
          <Link href={paths.session(programme.id, other.id)}>
            <bdi>{other.title}</bdi>
          </Link>
          {clash.kind === 'presenter' && other.room && (
            <>
              , <bdi>{other.room.name}</bdi>
            </>
          )}
        </span>
      </span>
    </li>
  )
}
