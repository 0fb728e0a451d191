import { Button } from '../parts/button.tsx'
import { Languages } from '../parts/languages.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import { WhoForm } from '../who/form.tsx'
import { Code } from './code.tsx'
import { NotSaved, type Parts, type View } from './view.tsx'

/** Nobody is in yet: who is it, the code where there is one, and the one button. */
export function Arriving(view: View): Parts {
  const { words, who, session, presence, isOnline, isReady, isBusy, answer } = view
  return {
    main: (
      <>
        {presence.refused && (
          <Note icon="stop" tone="bad">
            {presence.refused === 'in' ? words.codeRefusedIn : words.codeRefusedOut}
          </Note>
        )}
        {session.checkInRequired && !presence.refused && <p>{words.pleaseCheckIn}</p>}
        <NotSaved {...view} />
        {who.me ? (
          <Known view={view} />
        ) : (
          <WhoForm
            form={answer.form}
            words={words}
            typed={who.typed}
            wrong={who.wrong}
            consents={who.consents}
            onTyped={who.setTyped}
            onConsents={who.setConsents}
          />
        )}
        <Code view={view} kind="in" />
        <p>
          <Button look="link" onPress={view.leave}>
            {words.alreadyIn}
          </Button>
        </p>
        {!who.me && <Languages phone={view.phone} />}
      </>
    ),
    foot: (
      <>
        {!isOnline && <Note icon="nocontact">{words.offlineIn}</Note>}
        <Button look="in" icon="in" disabled={!isReady || isBusy} onPress={() => view.press('in')}>
          {isBusy || !isReady ? words.wait : words.checkIn}
        </Button>
      </>
    ),
  }
}

/** Whom this phone remembers. */
function Known({ view: { who, words, forget } }: { view: View }) {
  const { name = '', email = '' } = who.me?.typed ?? {}
  return (
    <div class={css.me}>
      <div>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <span class={css.dim}>
          <bdi>{email}</bdi>
        </span>
      </div>
      <Button look="outline" fit onPress={forget}>
        {words.notMe}
      </Button>
    </div>
  )
}
