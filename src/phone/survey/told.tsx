import type { SurveyForm } from '../../domain/api-survey.ts'
import { createFormat } from '../../i18n/format.ts'
import type { SurveyWords } from '../../i18n/survey/words.ts'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import type { Phone } from '../phone.ts'
import { Sign } from './sign.tsx'

interface Props {
  phone: Phone
  words: SurveyWords
  form: SurveyForm
  state: 'thanks' | 'answered' | 'closed' | 'elsewhere'
  /** answers are to be changed */
  onChange: () => void
}

/** When there is nothing to fill in: it arrived, it is too late, or it is elsewhere. */
export function Told({ phone, words, form, state, onChange }: Props) {
  const format = createFormat(phone.language, form.programme.timeZone)
  const until =
    form.closesAt === null ? null : `${format.day(form.closesAt)}, ${format.time(form.closesAt)}`
  const isDone = state === 'thanks' || state === 'answered'
  return (
    <Frame
      sign={<Sign {...{ form, words, format }} />}
      foot={
        <>
          {state === 'thanks' && form.mayChange && (
            <Button look="outline" onPress={onChange}>
              {words.change}
            </Button>
          )}
          <Languages phone={phone} />
        </>
      }
    >
      {isDone && (
        <>
          <h2 role="status">{words.thanks}</h2>
          <Note icon="tick" tone="good">
            {words.arrived}
          </Note>
          {state === 'thanks' && form.mayChange && (
            <p class={css.dim}>{until === null ? words.mayChange : words.mayChangeUntil(until)}</p>
          )}
        </>
      )}
      {state === 'closed' && <p>{words.closed}</p>}
      {state === 'elsewhere' && (
        <>
          <p>{words.elsewhere}</p>
          <a class={`${css.b} ${css.ink}`} href={form.external ?? ''} rel="noreferrer">
            {words.open}
          </a>
        </>
      )}
    </Frame>
  )
}
