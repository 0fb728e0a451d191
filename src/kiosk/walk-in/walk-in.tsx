import { useState } from 'preact/hooks'
import { fittingStep } from '../../domain/fitting-step.ts'
import type { WalkInInput } from '../../domain/walk-in.ts'
import { WARN_MS } from '../machine.ts'
import { Button } from '../parts/button.tsx'
import { Keys } from '../parts/keys.tsx'
import layout from '../parts/layout.module.css'
import { useMedia } from '../parts/media.ts'
import { ReturnBar } from '../parts/return-bar.tsx'
import type { Screen } from '../state.ts'
import { useView } from '../view.ts'
import { letterFor, sendForm } from './form.ts'
import { emailEnds, textEnds } from './key-ends.ts'
import css from './walk-in.module.css'
import { WalkInFields } from './walk-in-fields.tsx'

/** Attendee screens never scroll: so many fields at a time. */
const FIELDS = 3
const FIELDS_LOW = 2
const nobodyYet = new Map<string, never>()

/** Somebody who isn't on the roster says who they are, and is checked in at once (row K7). */
export function WalkIn({ screen }: { screen: Extract<Screen, { at: 'walk-in' }> }) {
  const { words, format, language, narrow, mono, now, send } = useView()
  const { form, until } = screen
  const [isSystem, setSystem] = useState(false)
  const few = useMedia('(max-height: 719px), (orientation: portrait) and (max-height: 919px)')
  const pages = pagesOf(form.inputs, few ? FIELDS_LOW : FIELDS)
  const at = Math.max(
    0,
    pages.findIndex((page) => page.some(({ key }) => key === form.field)),
  )
  const shown = pages[at] ?? []
  const input = form.inputs.find(({ key }) => key === form.field)
  const isLast = at === pages.length - 1
  const go = (page: number) => send({ is: 'field', field: pages[page]?.[0]?.key ?? form.field })
  const step = useStep()
  const join = () => {
    if (!step) return
    const sent = sendForm(form, step)
    send(sent.who ? { is: 'join', who: sent.who } : { is: 'form', form: sent.form })
  }
  const ends = until - mono <= WARN_MS
  return (
    <main class={layout.split}>
      <section class={`${css.side} ${layout.pad}`}>
        {narrow && ends ? (
          <div class={css.ending}>
            <ReturnBar until={until} />
          </div>
        ) : (
          <div class={css.top}>
            <h1>{words.whoAreYou}</h1>
            <time>{format.time(now)}</time>
          </div>
        )}
        <WalkInFields
          inputs={shown}
          form={form}
          isSystem={isSystem}
          onEnter={() => {
            const next = form.inputs[form.inputs.findIndex(({ key }) => key === form.field) + 1]
            if (next) send({ is: 'field', field: next.key })
            else join()
          }}
        />
      </section>
      <section class={`${layout.desk} ${layout.pad}`}>
        <div class={css.hint}>
          {ends && !narrow ? (
            <ReturnBar until={until} />
          ) : (
            input?.kind === 'email' && words.certificateGoes
          )}
        </div>
        <div class={css.row}>
          <Button look="outline" onPress={() => (at > 0 ? go(at - 1) : send({ is: 'close' }))}>
            {at > 0 ? words.goBack : words.giveUp}
          </Button>
          <Send isLast={isLast} onNext={() => go(at + 1)} onJoin={join} />
        </div>
        {isSystem ? (
          <Button look="quiet" onPress={() => setSystem(false)}>
            {words.ownKeys}
          </Button>
        ) : (
          <Keys
            key={`${language} ${input?.kind}`}
            ends={input?.kind === 'email' ? emailEnds : textEnds}
            isLatin={input?.kind === 'email'}
            onType={(text) =>
              send({ is: 'type', text: letterFor(input, form.typed[form.field] ?? '', text) })
            }
            onBackspace={() => send({ is: 'backspace' })}
            onClear={() => send({ is: 'query', text: '' })}
            onSystem={() => setSystem(true)}
          />
        )}
      </section>
    </main>
  )
}

function Send(props: { isLast: boolean; onNext: () => void; onJoin: () => void }) {
  const { words, known, roomNow } = useView()
  const steps = useStep()
  if (!props.isLast)
    return (
      <Button look="main-ink" onPress={props.onNext}>
        {words.goOn}
      </Button>
    )
  const session = known.sessions.find(({ id }) => id === steps?.large.session)
  return (
    <Button
      look="main-in"
      icon="in"
      disabled={!steps}
      note={roomNow.open.length > 1 ? session?.title : undefined}
      onPress={props.onJoin}
    >
      {words.checkIn}
    </Button>
  )
}

/** The check-in that is pressed and shown; null where none is taken now. */
function useStep() {
  const { known, roomNow, now } = useView()
  const steps = fittingStep(roomNow.open, nobodyYet, known.settings.mode, now)
  return steps?.large.kind === 'in' ? steps : null
}

function pagesOf(inputs: readonly WalkInInput[], size: number): WalkInInput[][] {
  const pages: WalkInInput[][] = []
  for (let at = 0; at < inputs.length; at += size) pages.push(inputs.slice(at, at + size))
  return pages
}
