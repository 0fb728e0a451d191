import { useState } from 'preact/hooks'
import type { SurveyResults } from '../../domain/api-survey.ts'
import { count, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import css from './surveys.module.css'
import { kindWords } from './words.ts'

type Result = SurveyResults['questions'][number]

/** What was answered to one question: bars with their figures, or the texts. */
export function QuestionResult({ result }: { result: Result }) {
  const { question, answered, mean } = result
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>
        <bdi>{question.text}</bdi>
      </h2>
      <p class={text.dim}>
        {kindWords[question.kind]}, {plural(answered, 'answer')}
        {mean !== null && question.kind === 'rating' && (
          <>
            , on average{' '}
            <b>
              {(mean / 100).toFixed(2)} of {question.most}
            </b>
          </>
        )}
      </p>
      {question.kind === 'text' ? <Texts texts={result.texts} /> : <Bars result={result} />}
    </section>
  )
}

function Bars({ result: { question, counts, answered } }: { result: Result }) {
  const names =
    question.kind === 'choice' || question.kind === 'several'
      ? question.options.map((option) => option.text)
      : counts.map((_, at) => String(at + 1))
  const columns = [
    { head: 'Answer', class: css.answer },
    { head: <span class="vh">Share</span> },
    { head: 'How many', class: table.r },
  ]
  return (
    <Table caption={question.text} columns={columns} look={css.bars}>
      {names.map((name, at) => {
        const n = counts[at] ?? 0
        const percent = answered === 0 ? 0 : Math.floor((100 * n) / answered)
        return (
          <tr key={`answer ${at + 1}`}>
            <td>
              <bdi>{name}</bdi>
            </td>
            <td>
              <span class={css.cell}>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="10" class={css.ground} />
                  <rect width={percent} height="10" class={css.part} />
                </svg>
                <span>{percent} %</span>
              </span>
            </td>
            <td class={table.r}>{count(n)}</td>
          </tr>
        )
      })}
    </Table>
  )
}

const atFirst = 20

function Texts({ texts }: { texts: readonly string[] }) {
  const [all, setAll] = useState(false)
  if (texts.length === 0) return <p class={text.dim}>Nobody wrote anything yet.</p>
  return (
    <>
      <ul class={css.texts}>
        {texts.slice(0, all ? texts.length : atFirst).map((one, at) => (
          <li key={`text ${at + 1}`}>
            <bdi>{one}</bdi>
          </li>
        ))}
      </ul>
      {!all && texts.length > atFirst && (
        <div>
          <Button onClick={() => setAll(true)}>Show all {count(texts.length)}</Button>
        </div>
      )}
    </>
  )
}
