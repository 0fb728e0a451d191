import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { SurveyRow } from '../../domain/api-survey.ts'
import { sayingOf } from '../api/failure.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, Segment } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { Asking } from './asking.tsx'
import { draftOf, requestOf, type SurveyDraft } from './draft.ts'
import { Preview } from './preview.tsx'
import { useSaveSurvey, useSurvey } from './queries.ts'
import { QuestionList } from './questions.tsx'
import css from './surveys.module.css'

/** The form of a survey that stands. */
export function EditSurveyPage({ id }: { id: string }) {
  const survey = useSurvey(id)
  return (
    <Await query={survey} what="the survey">
      {(read) => <SurveyEditor key={read.id} survey={read} />}
    </Await>
  )
}

const newId = () => crypto.randomUUID()

/** @param survey null: a new one */
export function SurveyEditor({ survey: begun }: { survey: SurveyRow | null }) {
  const { programme, isAdmin } = useHere()
  const [, go] = useLocation()
  const save = useSaveSurvey()
  // what somebody saves meanwhile is refused by the revision that the form began with
  const [survey] = useState(begun)
  const [draft, setDraft] = useState(() => draftOf(survey, newId))
  const [problem, setProblem] = useState<string>()
  const change = (part: Partial<SurveyDraft>) => {
    save.reset()
    setProblem(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  if (!isAdmin) return <Empty>An admin changes surveys.</Empty>
  const submit = () => {
    const read = requestOf(draft)
    setProblem(read.ok ? undefined : read.error)
    if (!read.ok || save.isPending) return
    const revision = survey ? { revision: survey.revision } : {}
    save.mutate(
      { id: survey?.id ?? null, request: { ...read.value, ...revision } },
      { onSuccess: ({ id }) => go(paths.survey(programme.id, id)) },
    )
  }
  const failure = save.error && sayingOf(save.error)
  const back = survey ? paths.survey(programme.id, survey.id) : paths.surveys(programme.id)
  return (
    <>
      <PageHead title={survey ? `Edit ${survey.name}` : 'New survey'}>
        <p>
          <Link href={paths.surveys(programme.id)}>Surveys</Link>
        </p>
      </PageHead>
      <div class={css.two}>
        <form
          class={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <About draft={draft} change={change} />
          {!draft.isElsewhere && (
            <section class={text.stack}>
              <h2 class={text.h2}>Questions</h2>
              <QuestionList
                questions={draft.questions}
                newId={newId}
                onChange={(questions) => change({ questions })}
              />
            </section>
          )}
          <Asking draft={draft} change={change} />
          {survey && survey.answered > 0 && (
            <p class={text.dim}>
              People have answered already. Other questions make a new version; answers stay with
              what was asked.
            </p>
          )}
          <Refusal fact="Not saved.">
            {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
          </Refusal>
          <div class={css.row}>
            <Button type="submit" look="go" disabled={save.isPending}>
              {save.isPending ? 'Saving …' : 'Save survey'}
            </Button>
            <Link href={back}>Leave without saving</Link>
          </div>
        </form>
        <Preview draft={draft} />
      </div>
    </>
  )
}

interface AboutProps {
  draft: SurveyDraft
  change: (part: Partial<SurveyDraft>) => void
}

function About({ draft, change }: AboutProps) {
  return (
    <section class={text.stack}>
      <Field
        label="Name"
        value={draft.name}
        maxLength={200}
        hint="Sessions name it where they are edited or imported."
        onValue={(name) => change({ name })}
      />
      <Segment
        label="Where it is answered"
        value={draft.isElsewhere ? 'elsewhere' : 'here'}
        options={[
          ['here', 'Questions here'],
          ['elsewhere', 'A survey elsewhere'],
        ]}
        onValue={(where) => change({ isElsewhere: where === 'elsewhere' })}
      />
      {draft.isElsewhere && (
        <Field
          label="Its address"
          type="url"
          placeholder="https://"
          value={draft.external}
          maxLength={2000}
          onValue={(external) => change({ external })}
        />
      )}
      <label class={css.intro}>
        <span>Said before the questions</span>
        <textarea
          class={controls.inp}
          rows={3}
          maxLength={2000}
          value={draft.intro}
          onInput={(event) => change({ intro: event.currentTarget.value })}
        />
      </label>
    </section>
  )
}
