import { useState } from 'preact/hooks'
import type { CheckInWords } from '../../i18n/check-in/words.ts'
import { createFormat } from '../../i18n/format.ts'
import { Frame } from '../parts/frame.tsx'
import type { Phone } from '../phone.ts'
import { forgetAll } from '../who/forget.ts'
import { prefillOf, useWho } from '../who/use-who.ts'
import { useNow, useOnline } from '../work/use-now.ts'
import { usePresence } from '../work/use-presence.ts'
import { useWork } from '../work/use-work.ts'
import { Arriving } from './arriving.tsx'
import { InRoom, Leaving, Out } from './in-room.tsx'
import type { Loaded } from './load.ts'
import { press, type Trouble, takeBack } from './press.ts'
import { SessionSign } from './sign.tsx'
import { Closed, type View, whyClosed } from './view.tsx'

interface Props {
  phone: Phone
  words: CheckInWords
  query: URLSearchParams
  loaded: Loaded
}

/** One session on one's own phone: check in, be in, check out. */
export function Session({ phone, words, query, loaded }: Props) {
  const { answer, isOld } = loaded
  const { session, programme, form } = answer
  const offset = loaded.offset ?? 0
  const phoneNow = useNow(phone.now)
  const isOnline = useOnline() && !isOld
  const who = useWho(programme.id, form, prefillOf(query, form))
  const opened = useWork(phone, programme)
  const work = opened?.ok ? opened.value : null
  const presence = usePresence(work, who.alias, session.id, phone.report)
  const [isLeaving, setLeaving] = useState(false)
  const [code, setCode] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isBusy, setBusy] = useState(false)
  const format = createFormat(phone.language, programme.timeZone)
  const now = phoneNow + offset

  const during = async (step: () => Promise<Trouble | null>) => {
    setBusy(true)
    setTrouble(null)
    const found = await step()
    setTrouble(found)
    setBusy(false)
    if (found) return
    setLeaving(false)
    setCode('')
  }
  const doStep = (kind: 'in' | 'out') => {
    const person = who.settle()
    if (!work || !person || isBusy) return
    during(() => press(work, { kind, session, who: person, code })).catch(phone.report)
  }
  const view: View = {
    ...{ phone, words, format, session, answer, who, isOnline, isBusy, trouble, code, now, offset },
    presence: presence ?? { since: null, ended: null, last: null, refused: null },
    isReady: presence !== null,
    failure: opened && !opened.ok ? opened.error : null,
    setCode: (typed) => {
      setCode(typed)
      setTrouble(null)
    },
    press: doStep,
    leave: () => setLeaving(true),
    stay: () => {
      setLeaving(false)
      setTrouble(null)
    },
    isUndoable: (held) => held.log === work?.log && phoneNow - held.tap.wall < answer.undoMs,
    undo: (held) => {
      if (work) during(() => takeBack(work, held)).catch(phone.report)
    },
    forget: () => {
      who.leave()
      forgetAll(work, programme.id, phone.report)
    },
  }
  const signs = { session, words, format, now, offset, presence: view.presence }
  const { main, foot } = partsOf(view, isLeaving)
  return (
    <Frame sign={<SessionSign {...signs} />} foot={foot}>
      {main}
    </Frame>
  )
}

function partsOf(view: View, isLeaving: boolean) {
  const { presence, who } = view
  if (isLeaving) return Leaving(view)
  if (presence.since !== null) return InRoom(view)
  const closed = whyClosed(view)
  if (presence.last?.tap.kind === 'out' && who.me && !presence.refused)
    return Out(view, closed === null)
  return closed === null ? Arriving(view) : Closed(view, closed)
}
