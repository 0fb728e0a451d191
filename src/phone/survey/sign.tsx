import type { SurveyForm } from '../../domain/api-survey.ts'
import type { Format } from '../../i18n/format.ts'
import type { SurveyWords } from '../../i18n/survey/words.ts'
import css from '../parts/phone.module.css'

interface Props {
  form: SurveyForm
  words: SurveyWords
  format: Format
}

/** Which session it is about. */
export function Sign({ form: { programme, session }, words, format }: Props) {
  return (
    <>
      <div class={css.top}>
        <bdi>{programme.name}</bdi>
        <span class={css.onSign}>{words.survey}</span>
      </div>
      <h1>
        <bdi>{session.title}</bdi>
      </h1>
      <div class={css.onSign}>{format.day(session.start)}</div>
    </>
  )
}
