import { useState } from 'preact/hooks'
import type { PhoneSession } from '../../domain/api-phone.ts'
import type { Format } from '../../i18n/format.ts'
import type { SessionsWords } from '../../i18n/sessions/words.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import type { ReportTrouble } from './use-reports.ts'

interface Props {
  session: PhoneSession
  words: SessionsWords
  format: Format
  /** it can be changed now */
  isOpen: boolean
  isAdded: boolean
  /** its code is wanted first */
  asksCode: boolean
  trouble: ReportTrouble['is'] | null
  onPut: (attended: boolean, code: string) => void
}

/** A session that one attended or not, by one's own word. */
export function ReportRow(props: Props) {
  const { session, words, format, isOpen, isAdded, asksCode, trouble, onPut } = props
  const [code, setCode] = useState('')
  const { title, room, start, cancelled } = session
  const why = { 'code-wrong': words.codeWrong, 'code-slow': words.codeSlow, 'not-saved': null }
  return (
    <li>
      <div>
        <b>
          <bdi>{title}</bdi>
        </b>
        <p class={`${css.small} ${css.dim} n`}>
          {format.day(start)}, {format.time(start)}
          {room && (
            <>
              , <bdi>{room}</bdi>
            </>
          )}
          {cancelled && `, ${words.cancelled}`}
        </p>
      </div>
      {isAdded ? (
        <Note icon="tick" tone="good">
          {words.added}
        </Note>
      ) : (
        !asksCode && (
          <Button
            look="outline"
            fit
            icon="plus"
            label={words.addNamed(title)}
            disabled={!isOpen}
            onPress={() => onPut(true, code)}
          >
            {words.add}
          </Button>
        )
      )}
      {isAdded && isOpen && (
        <div class={css.wide}>
          <Button look="link" label={words.takeOutNamed(title)} onPress={() => onPut(false, '')}>
            {words.takeOut}
          </Button>
        </div>
      )}
      {asksCode && !isAdded && (
        <form
          class={`${css.wide} ${css.coded}`}
          onSubmit={(event) => {
            event.preventDefault()
            if (code.trim() !== '') onPut(true, code.trim())
          }}
        >
          <Field
            kind="code"
            label={words.itsCode}
            value={code}
            error={trouble && why[trouble]}
            onValue={setCode}
          />
          <Button look="ink" fit submit label={words.addNamed(title)}>
            {words.add}
          </Button>
        </form>
      )}
      {trouble === 'not-saved' && (
        <div class={css.wide}>
          <Note icon="nocontact" tone="bad">
            {words.notSaved}
          </Note>
        </div>
      )}
    </li>
  )
}
