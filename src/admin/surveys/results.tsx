import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { SurveyResults, SurveyRow } from '../../domain/api-survey.ts'
import { sayingOf } from '../api/failure.ts'
import { count, plural } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button, DownloadButton, LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Select } from '../parts/field.tsx'
import { Figures } from '../parts/figures.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { answersFile, useRemoveSurvey, useSurvey, useSurveyResults } from './queries.ts'
import { QuestionResult } from './question-result.tsx'
import css from './surveys.module.css'
import { settingWords } from './words.ts'

/** What a survey brought: how many answered, and what, question by question. */
export function SurveyPage({ id }: { id: string }) {
  const survey = useSurvey(id)
  return (
    <Await query={survey} what="the survey">
      {(read) => <Survey survey={read} />}
    </Await>
  )
}

function Survey({ survey }: { survey: SurveyRow }) {
  const { programme, isAdmin } = useHere()
  const { id, name, settings, asked } = survey
  const [session, setSession] = useState('')
  const results = useSurveyResults(id, session)
  const sessions = useSessions(programme.id)
  const having = (sessions.data ?? []).filter((one) => one.survey === id || one.survey === name)
  return (
    <>
      <PageHead
        title={name}
        acts={
          <>
            {isAdmin && (
              <LinkButton href={paths.editSurvey(programme.id, id)} icon="list">
                Edit
              </LinkButton>
            )}
            <DownloadButton href={answersFile(id, session)} icon="file">
              Answers as CSV
            </DownloadButton>
            {isAdmin && asked === 0 && <Remove id={id} />}
          </>
        }
      >
        <p>
          <Link href={paths.surveys(programme.id)}>Surveys</Link>
          {' · '}
          {settingWords(settings)}
        </p>
        <p>
          {having.length === 0
            ? 'No session has it yet: choose it where a session is edited.'
            : `${plural(having.length, 'session')} ${having.length === 1 ? 'has' : 'have'} it.`}
        </p>
        {settings.external !== null && (
          <p>
            Answered elsewhere: <bdi>{settings.external}</bdi>
          </p>
        )}
      </PageHead>
      {having.length > 0 && (
        <div class={controls.tools}>
          <Select
            label="Of which session"
            value={session}
            options={[['', 'All sessions'], ...having.map((one) => [one.id, one.title] as const)]}
            onValue={setSession}
          />
        </div>
      )}
      <Await query={results} what="the answers">
        {(read) => <Results results={read} />}
      </Await>
    </>
  )
}

function Results({ results }: { results: SurveyResults }) {
  const { asked, answered, withheld, questions } = results
  const share = asked === 0 ? '–' : Math.floor((100 * answered) / asked)
  return (
    <>
      <Figures
        items={[
          { label: 'Asked', value: count(asked) },
          { label: 'Answered', value: count(answered) },
          { label: 'Of those asked', value: share, ...(asked > 0 && { unit: '%' }) },
        ]}
      />
      {withheld > 0 && (
        <p class={text.dim}>
          {plural(withheld, 'answer')} {withheld === 1 ? 'is' : 'are'} kept back until the next
          group of five is whole, so that nobody can tell whose they are.
        </p>
      )}
      <div class={css.results}>
        {questions.map((one) => (
          <QuestionResult key={one.question.id} result={one} />
        ))}
      </div>
    </>
  )
}

function Remove({ id }: { id: string }) {
  const { programme } = useHere()
  const [, go] = useLocation()
  const remove = useRemoveSurvey()
  const saying = remove.error && sayingOf(remove.error)
  return (
    <>
      <Button
        icon="cross"
        disabled={remove.isPending}
        onClick={() => remove.mutate(id, { onSuccess: () => go(paths.surveys(programme.id)) })}
      >
        Take away
      </Button>
      <Refusal fact="Not taken away.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </>
  )
}
