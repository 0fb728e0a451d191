import type { Ref } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { soFar } from '../../domain/presence-here.ts'
import type { Words } from '../../i18n/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Line } from '../../ui/line.tsx'
import { mayUndo } from '../machine.ts'
import css from '../parts/poster.module.css'
import { Poster } from '../parts/poster.tsx'
import { scheduleOf } from '../prepared.ts'
import type { Screen } from '../state.ts'
import { useView } from '../view.ts'

type DoneScreen = Extract<Screen, { at: 'done' }>

interface Props {
  screen: DoneScreen
  /** it is not done yet: out of sight until then */
  veiled?: boolean
  root?: Ref<HTMLElement>
}

/** The tap lies safe in the store, and only now the screen is green, or blue (row K3). */
export function Done({ screen, veiled = false, root }: Props) {
  const { words, format, offset, known } = useView()
  const { who, step, recorded } = screen
  const isIn = step.kind === 'in'
  return (
    <Poster
      look={step.kind}
      icon={step.kind}
      title={outcomeTitle(step.kind, words)}
      veiled={veiled}
      root={root ?? null}
      name={who.name}
      session={known.programme.get(step.session)?.title}
      foot={
        <>
          <Undo screen={screen} veiled={veiled} />
          {!veiled && (
            <span class={css.seal}>
              <Icon name="tick" />
              {words.recordedAt(format.seconds(recorded.tap.tap.wall + offset))}
            </span>
          )}
        </>
      }
    >
      {isIn ? <p class={css.say}>{words.tapAgain}</p> : <Spent screen={screen} />}
    </Poster>
  )
}

export const outcomeTitle = (kind: 'in' | 'out', words: Words): string =>
  kind === 'in' ? words.youAreIn : words.youAreOut

function Undo({ screen, veiled }: { screen: DoneScreen; veiled: boolean }) {
  const { words, mono, rules, send } = useView()
  const button = useRef<HTMLButtonElement>(null)
  const { mono: tapped } = screen.recorded.tap.tap
  useEffect(() => {
    if (!veiled) button.current?.focus()
  }, [veiled])
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
