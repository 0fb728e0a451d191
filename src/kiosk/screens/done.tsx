import { useEffect, useRef } from 'preact/hooks'
import { soFar } from '../../domain/presence-here.ts'
import { Icon } from '../../ui/icon.tsx'
import { Line } from '../../ui/line.tsx'
import { mayUndo } from '../machine.ts'
import css from '../parts/poster.module.css'
import { Poster } from '../parts/poster.tsx'
import { scheduleOf } from '../prepared.ts'
import type { Screen } from '../state.ts'
import { useView } from '../view.ts'

type DoneScreen = Extract<Screen, { at: 'done' }>

/** The tap lies safe in the store, and only now the screen is green, or blue (row K3). */
export function Done({ screen }: { screen: DoneScreen }) {
  const { words, format, offset, known } = useView()
  const { who, step, recorded } = screen
  const isIn = step.kind === 'in'
  return (
    <Poster
      look={step.kind}
      icon={step.kind}
      title={isIn ? words.youAreIn : words.youAreOut}
      name={who.name}
      session={known.programme.get(step.session)?.title}
      foot={
        <>
          <Undo screen={screen} />
          <span class={css.seal}>
            <Icon name="tick" />
            {words.recordedAt(format.seconds(recorded.tap.tap.wall + offset))}
          </span>
        </>
      }
    >
      {isIn ? <p class={css.say}>{words.tapAgain}</p> : <Spent screen={screen} />}
    </Poster>
  )
}

function Undo({ screen }: { screen: DoneScreen }) {
  const { words, mono, rules, send } = useView()
  const button = useRef<HTMLButtonElement>(null)
  const { mono: tapped } = screen.recorded.tap.tap
  useEffect(() => button.current?.focus(), [])
  if (!mayUndo(screen, mono, rules)) return null
  const left = Math.max(0, tapped + rules.undoMs - screen.shown)
  return (
    <button
      ref={button}
      type="button"
      class={css.undo}
      style={{ '--left': `${left}ms` }}
      onClick={() => send({ is: 'undo' })}
    >
      <Icon name="undo" />
      {words.undo}
    </button>
  )
}

const minute = 60_000

/** The time in the session, as far as this tablet knows it. */
function Spent({ screen }: { screen: DoneScreen }) {
  const { words, format, known, now } = useView()
  const { step, recorded } = screen
  const session = known.sessions.find(({ id }) => id === step.session)
  const stays = recorded.presence?.stays ?? []
  if (!session || stays.length === 0) return <p class={css.say}>{words.addedUpLater}</p>
  const { ms } = soFar(recorded.presence, step.session, scheduleOf(known), now)
  const minutes = Math.floor(ms / minute)
  return (
    <div class={css.spent}>
      <p>
        <b>{words.duration(Math.floor(minutes / 60), minutes % 60)}</b>
      </p>
      <p class={css.say}>{words.inThisSession}</p>
      <Line
        from={session.start}
        to={session.end}
        stays={stays.map((stay) => ({ ...stay, shut: true }))}
      />
      <div class={css.ends}>
        <time>{format.time(session.start)}</time>
        <time>{format.time(session.end)}</time>
      </div>
    </div>
  )
}
