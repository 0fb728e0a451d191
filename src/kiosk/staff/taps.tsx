import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import { type ListedTap, listTaps } from './last-taps.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

const SHOWN = 50
/** What took them back stands among them. */
const READ = 200

/** The last taps of this tablet; each can be taken back at any time (rule E4), and restored. */
export function Taps() {
  const { say } = useStaff()
  const { taps, failed, turn } = useTaps()
  return (
    <section class={css.tapsSection}>
      <h2>{say.lastTaps}</h2>
      <p class={css.bad} role="alert">
        {failed && say.notKept(failed)}
      </p>
      {taps?.length === 0 && <p class={css.dim}>{say.noTaps}</p>}
      <ul class={css.taps}>
        {taps?.map((tap) => (
          <Tap key={`${tap.log} ${tap.tap.seq}`} listed={tap} turn={() => turn(tap)} />
        ))}
      </ul>
    </section>
  )
}

function Tap({ listed, turn }: { listed: ListedTap; turn: () => void }) {
  const { say } = useStaff()
  const { words, format, offset, known } = useView()
  const { tap, takenBackBy } = listed
  const name =
    tap.attendee === undefined
      ? say.unknownBadge(tap.badge ?? '')
      : (known.attendees.get(tap.attendee)?.name ?? tap.person?.name ?? say.notOnRoster)
  const isOut = tap.kind === 'out'
  return (
    <li class={takenBackBy ? css.off : undefined}>
      <span
        class={isOut ? css.outInk : css.inInk}
        role="img"
        aria-label={isOut ? say.checkOut : say.checkIn}
      >
        <Icon name={isOut ? 'out' : 'in'} />
      </span>
      <time>{format.seconds(tap.wall + offset)}</time>
      <span class={css.name}>
        <bdi>{name}</bdi>
        {takenBackBy && <small>{say.takenBackBy}</small>}
      </span>
      <button
        type="button"
        aria-label={`${takenBackBy ? say.restore : words.undo}: ${name}`}
        onClick={turn}
      >
        {takenBackBy ? say.restore : words.undo}
      </button>
    </li>
  )
}

function useTaps() {
  const { storage, clock, live, report } = useStaff()
  const [taps, setTaps] = useState<ListedTap[] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    const load = () => {
      storage.outbox.lastTaps(READ).then((held) => setTaps(listTaps(held, SHOWN)), report)
    }
    load()
    return storage.outbox.onChange(load)
  }, [])
  const turn = async ({ log, tap, takenBackBy }: ListedTap) => {
    const { room } = live.place()
    const result = await storage.outbox.capture({
      kind: 'void',
      voids: takenBackBy ?? { log, seq: tap.seq },
      method: 'staff',
      wall: clock.now(),
      mono: clock.mono(),
      ...(room === null ? {} : { room }),
    })
    setFailed(result.ok ? null : result.error.code)
  }
  return { taps, failed, turn: (tap: ListedTap) => void turn(tap).catch(report) }
}
