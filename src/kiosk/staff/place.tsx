import { useEffect, useState } from 'preact/hooks'
import type { RoomSession } from '../../domain/programme-now.ts'
import { useView } from '../view.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

/** Nobody thinks of it the next morning. */
const HELD_MS = 12 * 3_600_000

/** Where the kiosk stands, and which session it offers. */
export function Place({ done }: { done: () => void }) {
  const { live, clock, report } = useStaff()
  const change = (own: Parameters<typeof live.setOwn>[0], then = () => {}) => {
    live.setOwn(own).then(then, report)
  }
  return (
    <div class={css.pair}>
      <Rooms choose={(room) => change({ room, held: null })} />
      <Sessions
        choose={(session) => {
          const held = session === null ? null : { session, until: clock.now() + HELD_MS }
          change({ held }, done)
        }}
      />
    </div>
  )
}

function Rooms({ choose }: { choose: (room: string | null) => void }) {
  const { say, storage, live, report } = useStaff()
  const [rooms, setRooms] = useState<[string, string][]>([])
  useEffect(() => {
    storage.roster
      .load()
      .then(
        (roster) =>
          setRooms(
            [...roster.rooms]
              .map(([id, { name }]): [string, string] => [id, name])
              .sort(([, a], [, b]) => a.localeCompare(b)),
          ),
        report,
      )
  }, [])
  const assigned = live.assigned().id
  const here = live.place().room ?? assigned
  return (
    <section>
      <h2>{say.room}</h2>
      <p class={css.dim}>{say.roomHint}</p>
      <div class={css.choices}>
        {rooms.map(([id, name]) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === here}
            onClick={() => choose(id === assigned ? null : id)}
          >
            <bdi>{name}</bdi>
            {id === assigned && <small>{say.roomOfServer}</small>}
          </button>
        ))}
      </div>
    </section>
  )
}

function Sessions({ choose }: { choose: (session: string | null) => void }) {
  const { say, live } = useStaff()
  const { known, format, now, offset } = useView()
  const { held } = live.place()
  const until = live.own().held?.until ?? 0
  const day = (at: number) => (format.date(at) === format.date(now) ? '' : `${format.day(at)}, `)
  const whenOf = ({ start, end }: RoomSession) =>
    `${day(start)}${format.time(start)}–${format.time(end)}`
  return (
    <section>
      <h2>{say.session}</h2>
      <p class={css.dim}>{say.sessionHint}</p>
      <div class={css.choices}>
        <button type="button" aria-pressed={held === null} onClick={() => choose(null)}>
          {say.followsAgain}
        </button>
        {known.sessions.map((session) => (
          <button
            key={session.id}
            type="button"
            aria-pressed={session.id === held}
            onClick={() => choose(session.id)}
          >
            <bdi>{session.title}</bdi>
            <small>
              {whenOf(session)}
              {session.id === held && ` · ${say.heldUntil(format.time(until + offset))}`}
            </small>
          </button>
        ))}
      </div>
    </section>
  )
}
