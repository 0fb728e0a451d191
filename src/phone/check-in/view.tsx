import type { ComponentChildren } from 'preact'
import type { PhoneSession, PhoneSessionAnswer } from '../../domain/api-phone.ts'
import type { CheckInWords } from '../../i18n/check-in/words.ts'
import type { Format } from '../../i18n/format.ts'
import type { CaptureFailure, HeldTap } from '../../storage/types.ts'
import { Button } from '../parts/button.tsx'
import { Languages } from '../parts/languages.tsx'
import css from '../parts/phone.module.css'
import type { Phone } from '../phone.ts'
import type { Who } from '../who/use-who.ts'
import type { Presence } from '../work/presence.ts'
import type { Trouble } from './press.ts'

/** All that the page of a session shows and does. */
export interface View {
  phone: Phone
  words: CheckInWords
  format: Format
  session: PhoneSession
  answer: PhoneSessionAnswer
  who: Who
  presence: Presence
  /** this phone's taps have been read: it can record */
  isReady: boolean
  /** why it can't */
  failure: CaptureFailure | null
  isOnline: boolean
  isBusy: boolean
  trouble: Trouble | null
  code: string
  /** ms UTC by the server's clock, as last known */
  now: number
  /** server time minus the phone's, ms */
  offset: number
  setCode: (code: string) => void
  press: (kind: 'in' | 'out') => void
  leave: () => void
  stay: () => void
  isUndoable: (held: HeldTap) => boolean
  undo: (held: HeldTap) => void
  forget: () => void
}

/** What stands in the middle and what at the thumb. */
export interface Parts {
  main: ComponentChildren
  foot: ComponentChildren
}

/** Why nobody can check in on a phone now; null: they can. Taps outside the times would be kept, and flagged. */
export function whyClosed({ session, answer, now, words, format }: View): string | null {
  if (session.cancelled) return words.cancelled
  if (!answer.checkIn) return words.noPhones
  if (now < session.opensAt) return words.opensAt(format.time(session.opensAt))
  return now >= session.closesAt ? words.closed : null
}

/** Says why, and shows the way to the other sessions. */
export function Closed({ phone, words, answer }: View, why: string): Parts {
  return {
    main: <p>{why}</p>,
    foot: (
      <>
        <AllSessions phone={phone} words={words} programme={answer.programme.id} />
        <Languages phone={phone} />
      </>
    ),
  }
}

export function AllSessions({
  phone,
  words,
  programme,
}: {
  phone: Phone
  words: CheckInWords
  programme: string
}) {
  return (
    <Button look="outline" icon="list" onPress={() => phone.go(`/me/list/${programme}`)}>
      {words.allSessions}
    </Button>
  )
}

/** Red only for what was not saved; it stays until it is mended. */
export function NotSaved({ trouble, failure, words }: View) {
  const found = trouble?.is === 'not-saved' ? trouble.failure : failure
  if (!found) return null
  return (
    <div class={css.failure} role="alert">
      <h2>{words.notRecorded}</h2>
      <p>{words.notSaved}</p>
      <p class={css.small}>{words.reason(found.code)}</p>
    </div>
  )
}
