import { useState } from 'preact/hooks'
import { MyRecord, type MySession, type RecordRequestKind } from '../../domain/api-my.ts'
import type { Format } from '../../i18n/format.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import type { RecordProps } from './props.ts'
import { momentAt } from './time.ts'

type Props = RecordProps & { session: MySession; format: Format; onDone: () => void }

/** Asks staff to put something right about a session. */
export function Ask({ phone, words, path, session, format, onRecord, onDone }: Props) {
  const [choice, setChoice] = useState('')
  const [time, setTime] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState(false)
  const kinds = new Map<string, RecordRequestKind>([
    [words.kindIn, 'in'],
    [words.kindOut, 'out'],
    [words.kindOther, 'other'],
  ])
  const kind = kinds.get(choice) ?? null
  const asksTime = kind === 'in' || kind === 'out'
  const at = asksTime ? momentAt(time, session.start, format) : null
  const isWhole = kind !== null && (asksTime ? at !== null : text.trim() !== '')
  const send = async () => {
    setTried(true)
    if (!isWhole) return
    const json = { session: session.session, kind, at, text }
    const answer = await phone.call({
      ...{ path: `${path}/requests`, method: 'POST', json, schema: MyRecord },
    })
    setFailed(!answer.ok)
    if (!answer.ok) return
    onRecord(answer.value)
    onDone()
  }
  return (
    <form
      class={css.asking}
      onSubmit={(event) => {
        event.preventDefault()
        send().catch(phone.report)
      }}
    >
      <h2>{words.askTitle}</h2>
      <Field
        kind="choice"
        label={words.what}
        choices={[...kinds.keys()]}
        choose={words.choose}
        value={choice}
        error={tried && kind === null ? words.missing : null}
        onValue={setChoice}
      />
      {asksTime && (
        <Field
          label={words.time}
          hint={words.timeHint}
          value={time}
          error={tried && at === null ? words.timeWrong : null}
          onValue={setTime}
        />
      )}
      <Field
        label={words.inWords}
        value={text}
        error={tried && kind === 'other' && text.trim() === '' ? words.missing : null}
        onValue={setText}
      />
      {failed && (
        <Note icon="stop" tone="bad">
          {words.notSent}
        </Note>
      )}
      <Button look="ink" submit>
        {words.send}
      </Button>
      <Button look="outline" onPress={onDone}>
        {words.cancel}
      </Button>
    </form>
  )
}
