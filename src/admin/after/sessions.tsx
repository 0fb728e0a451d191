import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { AfterKiosk, AfterSession } from '../../domain/api-fleet.ts'
import { clock, dayShort, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { reportedText } from './view.ts'

const columns: Column[] = [
  { head: 'Session' },
  { head: 'Reported' },
  { head: 'Waits for', class: css.opt2 },
  { head: 'Closed', class: css.opt },
]

interface Props {
  sessions: readonly AfterSession[]
  kiosks: readonly AfterKiosk[]
  now: number
}

/** How complete each session is: those that wait at once, the others on demand. */
export function AfterSessions({ sessions, kiosks, now }: Props) {
  const [shown, setShown] = useState(false)
  if (sessions.length === 0) return null
  const waits = ({ end, waitsFor }: AfterSession) => end <= now && waitsFor.length > 0
  const open = sessions.filter(waits)
  const others = sessions.filter((session) => !waits(session))
  const names = new Map(kiosks.map(({ id, name }) => [id, name]))
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>For the sessions</h2>
      {open.length > 0 && (
        <Sessions sessions={open} {...{ names, now }} caption="Sessions that wait" />
      )}
      {others.length > 0 && (
        <p class={text.dim}>
          {open.length > 0 ? 'The other' : 'Of'} {plural(others.length, 'session')}
          {open.length > 0
            ? ` ${others.length === 1 ? 'waits' : 'wait'} for no kiosk. `
            : ' none waits for a kiosk. '}
          <Button look="text" onClick={() => setShown(!shown)}>
            {shown ? 'Hide them' : 'Show them'}
          </Button>
        </p>
      )}
      {shown && (
        <Sessions sessions={others} {...{ names, now }} caption="Sessions that wait for nothing" />
      )}
    </section>
  )
}

interface SessionsProps {
  sessions: readonly AfterSession[]
  names: ReadonlyMap<string, string>
  now: number
  caption: string
}

function Sessions({ sessions, names, now, caption }: SessionsProps) {
  return (
    <Table caption={caption} columns={columns}>
      {sessions.map((session) => (
        <Row key={session.session} {...{ session, names, now }} />
      ))}
    </Table>
  )
}

interface RowProps {
  session: AfterSession
  names: ReadonlyMap<string, string>
  now: number
}

function Row({ session, names, now }: RowProps) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { room, start, end, isComplete, waitsFor } = session
  const waitsWords = waitsFor.map((id) => names.get(id) ?? id).join(', ')
  return (
    <tr>
      <td>
        <Link href={paths.session(programme.id, session.session)}>
          <bdi>{session.title}</bdi>
        </Link>
        <span class={css.sub}>
          {dayShort(start, zone)}, {clock(start, zone)} to {clock(end, zone)}
          {room && (
            <>
              , <bdi>{room.name}</bdi>
            </>
          )}
        </span>
      </td>
      <td>
        <Status
          shape={isComplete ? 'full' : end > now ? 'ring' : 'half'}
          tone={isComplete ? 'in' : end > now ? 'dim' : 'at'}
        >
          {isComplete ? 'Complete' : end > now ? 'Not over yet' : waitsWords ? 'Waits' : 'Open'}
        </Status>
        <span class={css.sub}>{reportedText(session, zone)}</span>
      </td>
      <td class={css.opt2}>
        <bdi>{waitsWords}</bdi>
      </td>
      <td class={css.opt}>{closingText(session, zone)}</td>
    </tr>
  )
}

function closingText({ closing, deadline }: AfterSession, zone: string): string {
  if (!closing) return `at the latest ${dayShort(deadline, zone)}, ${clock(deadline, zone)}`
  const at = `${dayShort(closing.at, zone)}, ${clock(closing.at, zone)}`
  if (closing.by !== 'system') return `${at}, by a person`
  return closing.reason === 'deadline' ? `${at}, at the deadline` : at
}
