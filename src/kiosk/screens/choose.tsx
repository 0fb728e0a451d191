import type { Step } from '../../domain/fitting-step.ts'
import { soFar } from '../../domain/presence-here.ts'
import { Button } from '../parts/button.tsx'
import layout from '../parts/layout.module.css'
import { isLong } from '../parts/name.tsx'
import { ReturnBar } from '../parts/return-bar.tsx'
import { Sign } from '../parts/sign.tsx'
import { scheduleOf } from '../prepared.ts'
import type { Found } from '../state.ts'
import { shownSession, useView } from '../view.ts'
import css from './choose.module.css'

interface Props {
  who: Found
  /** a check-out that was pressed and waits for its confirmation */
  confirming: Step | null
  /** null while the tap is being written */
  until: number | null
}

/** Who it is, and the step that fits: one decision, the other ways outlined (row K6). */
export function Choose({ who, confirming, until }: Props) {
  const { words, roomNow, rules, send } = useView()
  const large = confirming ?? who.steps.large
  const second = confirming ? null : who.steps.second
  const leaves = large.kind === 'out' && (confirming !== null || !rules.confirmOut)
  const shown = shownSession(roomNow)
  const isIn = who.presence.get(large.session)?.since != null
  return (
    <main class={layout.split}>
      <Sign since={shown && (who.presence.get(shown.id)?.since ?? null)} />
      <section class={`${layout.desk} ${layout.pad}`} aria-busy={until === null}>
        <Who
          who={who}
          isTight={isIn || (second !== null && roomNow.open.length > 1)}
          question={leaves ? words.leaving : words.isThisYou}
        />
        <SoFar who={who} step={large} />
        <StepButton step={large} main />
        <div class={layout.row}>
          {second && <StepButton step={second} />}
          <Button look="outline" onPress={() => send({ is: 'close' })}>
            {leaves ? words.staying : words.notMe}
          </Button>
        </div>
        <ReturnBar until={until} />
      </section>
    </main>
  )
}

function Who({ who, question, isTight }: { who: Found; question: string; isTight: boolean }) {
  return (
    <div class={isTight ? `${css.who} ${css.tight}` : css.who}>
      <p class={css.question}>{question}</p>
      <h2 class={isLong(who.name) ? css.long : undefined}>
        <bdi>{who.name}</bdi>
      </h2>
      {who.organisation && (
        <p>
          <bdi>{who.organisation}</bdi>
        </p>
      )}
    </div>
  )
}

function StepButton({ step, main = false }: { step: Step; main?: boolean }) {
  const { words, roomNow, known, send } = useView()
  const look = !main ? 'outline' : step.kind === 'in' ? 'main-in' : 'main-out'
  const session = known.sessions.find(({ id }) => id === step.session)
  return (
    <Button
      look={look}
      icon={step.kind}
      focus={main}
      note={roomNow.open.length > 1 ? session?.title : undefined}
      onPress={() => send({ is: 'press', step })}
    >
      {step.kind === 'in' ? words.checkIn : words.checkOut}
    </Button>
  )
}

const minute = 60_000

function SoFar({ who, step }: { who: Found; step: Step }) {
  const { words, format, known, now } = useView()
  const { since, ms } = soFar(who.presence.get(step.session), step.session, scheduleOf(known), now)
  if (since === null) return <div class={layout.push} />
  const session = known.sessions.find(({ id }) => id === step.session)
  const hadBreak = session?.breaks.some(({ start, end }) => start < now && end > since)
  return (
    <dl class={`${css.sofar} ${layout.push}`}>
      <div>
        <dt>{words.inSince}</dt>
        <dd>{format.time(since)}</dd>
      </div>
      <div>
        <dt>{hadBreak ? words.soFarBreak : words.soFar}</dt>
        <dd>
          {format.number(Math.floor(ms / minute))} <small>{words.min}</small>
        </dd>
      </div>
    </dl>
  )
}
