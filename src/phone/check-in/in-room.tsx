import type { CheckInWords } from '../../i18n/check-in/words.ts'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import { WhoForm } from '../who/form.tsx'
import { minutesIn } from '../work/presence.ts'
import { Code } from './code.tsx'
import { AllSessions, NotSaved, type Parts, type View } from './view.tsx'

/** In the room: since when, whether it has arrived, and the way out. */
export function InRoom(view: View): Parts {
  const { words, format, session, presence, now, offset, isReady } = view
  const since = (presence.since ?? 0) + offset
  const hadBreak = session.breaks.some(({ start, end }) => start < now && end > since)
  return {
    main: (
      <div class={css.centred}>
        <NotSaved {...view} />
        <div>
          <p class={css.dim}>
            <b class="n">{words.inSince(format.time(since))}</b>
          </p>
          <p class={css.figure}>
            {format.number(minutesIn({ in: since, out: now }, session))}{' '}
            <small>{words.minSoFar}</small>
          </p>
          {hadBreak && <p class={`${css.small} ${css.dim}`}>{words.breakOff}</p>}
        </div>
        <Sent view={view} />
        {session.checkOutRequired && <p>{words.mustCheckOut}</p>}
        <Undo view={view} />
      </div>
    ),
    foot: (
      <>
        <Button look="out" icon="out" disabled={!isReady} onPress={view.leave}>
          {words.checkOut}
        </Button>
        <p class={`${css.small} ${css.dim}`}>{words.asksOnce}</p>
      </>
    ),
  }
}

/** Asked once more, with the code where one is set. */
export function Leaving(view: View): Parts {
  const { words, format, session, presence, offset, isBusy, isReady, isOnline, who, answer } = view
  const { since } = presence
  return {
    main: (
      <>
        <NotSaved {...view} />
        <h2>{words.leaving}</h2>
        {since !== null && <p>{words.inSince(format.time(since + offset))}</p>}
        {!who.me && (
          <WhoForm
            {...{ form: answer.form, words, typed: who.typed, wrong: who.wrong }}
            consents={who.consents}
            onTyped={who.setTyped}
            onConsents={who.setConsents}
          />
        )}
        <Code view={view} kind="out" />
      </>
    ),
    foot: (
      <>
        {!isOnline && <Note icon="nocontact">{words.offlineOut}</Note>}
        <Button
          look="out"
          icon="out"
          disabled={isBusy || !isReady || session.cancelled}
          onPress={() => view.press('out')}
        >
          {isBusy || !isReady ? words.wait : words.checkOut}
        </Button>
        <Button look="outline" onPress={view.stay}>
          {words.staying}
        </Button>
      </>
    ),
  }
}

/** After the check-out: how long it was, and what else there is. */
export function Out(view: View, mayReturn: boolean): Parts {
  const { words, format, session, presence, offset, phone, answer, isBusy } = view
  const { ended, last } = presence
  const stay = ended && { in: ended.in + offset, out: ended.out + offset }
  return {
    main: (
      <div class={css.centred}>
        <NotSaved {...view} />
        <div>
          <h2>{words.youAreOut}</h2>
          {last && <p class="n">{words.outAt(format.time(last.tap.wall + offset))}</p>}
          {stay && <p class={css.dim}>{words.minInSession(minutesIn(stay, session))}</p>}
        </div>
        <Sent view={view} />
        <Undo view={view} />
        <p>
          <Button look="link" onPress={view.forget}>
            {words.forgetMe}
          </Button>
        </p>
      </div>
    ),
    foot: (
      <>
        {mayReturn && (
          <>
            <Code view={view} kind="in" />
            <Button look="outline" icon="in" disabled={isBusy} onPress={() => view.press('in')}>
              {words.checkInAgain}
            </Button>
          </>
        )}
        <AllSessions phone={phone} words={words} programme={answer.programme.id} />
      </>
    ),
  }
}

/** Whether the last step has arrived at the server, or is safe here until it does. */
function Sent({ view: { words, presence } }: { view: View }) {
  const { last } = presence
  if (!last) return null
  const said = last.acknowledged ? arrived(words, last.tap.kind) : kept(words, last.tap.kind)
  return (
    <div role="status">
      <Note
        icon={last.acknowledged ? 'sent' : 'waiting'}
        {...(last.acknowledged && { tone: 'good' })}
      >
        {said}
      </Note>
    </div>
  )
}

const arrived = (words: CheckInWords, kind: string) =>
  kind === 'out' ? words.arrivedOut : words.arrivedIn
const kept = (words: CheckInWords, kind: string) => (kind === 'out' ? words.keptOut : words.keptIn)

/** For some seconds after the step. */
function Undo({ view }: { view: View }) {
  const { last } = view.presence
  if (!last || !view.isUndoable(last)) return null
  return (
    <p>
      <Button look="outline" fit icon="undo" onPress={() => view.undo(last)}>
        {view.words.undo}
      </Button>
    </p>
  )
}
