import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { Pathway } from '../../domain/api-follow.ts'
import { sayingOf } from '../api/failure.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { Check } from '../settings/check.tsx'
import { contentOf, draftOf, emptyStep, type PathwayDraft } from './draft.ts'
import css from './follow-up.module.css'
import { useProgress, useSavePathway } from './queries.ts'
import { Steps } from './steps.tsx'

/** The form of a new pathway. */
export function NewPathwayPage() {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <Await query={sessions} what="the sessions">
      {(all) => <Editor pathway={null} sessions={all} />}
    </Await>
  )
}

/** The form of a pathway that stands. */
export function EditPathwayPage({ id }: { id: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const progress = useProgress(id)
  return (
    <Await query={progress} what="the pathway">
      {({ pathway }) => (
        <Await query={sessions} what="the sessions">
          {(all) => <Editor key={pathway.id} pathway={pathway} sessions={all} />}
        </Await>
      )}
    </Await>
  )
}

interface Props {
  pathway: Pathway | null
  sessions: readonly SessionListRow[]
}

const newId = () => crypto.randomUUID()

function Editor({ pathway: begun, sessions }: Props) {
  const { programme, isAdmin } = useHere()
  const [, go] = useLocation()
  const save = useSavePathway()
  // what somebody saves meanwhile is refused by the revision that the form began with
  const [pathway] = useState(begun)
  const [draft, setDraft] = useState(() => draftOf(pathway, newId))
  const [problem, setProblem] = useState<string>()
  const change = (part: Partial<PathwayDraft>) => {
    save.reset()
    setProblem(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  if (!isAdmin) return <Empty>An admin changes pathways.</Empty>
  const back = pathway ? paths.pathway(programme.id, pathway.id) : paths.pathways(programme.id)
  const submit = () => {
    const content = contentOf(draft)
    setProblem(content.ok ? undefined : content.error)
    if (!content.ok || save.isPending) return
    const revision = pathway ? { revision: pathway.revision } : {}
    save.mutate(
      { id: pathway?.id ?? null, change: { ...content.value, ...revision } },
      { onSuccess: ({ id }) => go(paths.pathway(programme.id, id)) },
    )
  }
  const failure = save.error && sayingOf(save.error)
  return (
    <>
      <PageHead title={pathway ? `Edit ${pathway.name}` : 'New pathway'}>
        <p>
          <Link href={paths.pathways(programme.id)}>Pathways</Link>
        </p>
      </PageHead>
      <form
        class={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <About draft={draft} change={change} />
        <section class={text.stack} aria-label="Steps">
          <h2 class={text.h2}>Steps</h2>
          <Steps
            steps={draft.steps}
            sessions={sessions}
            zone={programme.timeZone}
            onChange={(steps) => change({ steps })}
          />
          <div>
            <Button
              icon="plus"
              onClick={() => change({ steps: [...draft.steps, emptyStep(newId())] })}
            >
              Add a step
            </Button>
          </div>
        </section>
        <div class={css.save}>
          <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
            {save.isPending ? 'Saving …' : 'Save'}
          </Button>
          <Button onClick={() => go(back)}>Not now</Button>
          {pathway && <TakeAway pathway={pathway} />}
        </div>
        <Refusal fact="Not saved.">
          {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
        </Refusal>
      </form>
    </>
  )
}

interface AboutProps {
  draft: PathwayDraft
  change: (part: Partial<PathwayDraft>) => void
}

function About({ draft, change }: AboutProps) {
  return (
    <>
      <Field label="Name" maxLength={200} value={draft.name} onValue={(name) => change({ name })} />
      <div>
        <label class={text.stack}>
          <span class={controls.label}>What it is for</span>
          <textarea
            class={controls.inp}
            maxLength={2000}
            value={draft.description}
            onInput={(event) => change({ description: event.currentTarget.value })}
          />
        </label>
      </div>
      <div>
        <Check
          label="In order: a step counts only what is attended after the required steps before it"
          isOn={draft.inOrder}
          onChange={(inOrder) => change({ inOrder })}
        />
      </div>
    </>
  )
}

/** Takes a pathway out of all lists; its page brings it back. */
function TakeAway({ pathway: { id, removed, revision } }: { pathway: Pathway }) {
  const { programme } = useHere()
  const [, go] = useLocation()
  const save = useSavePathway()
  if (removed) return null
  return (
    <Button
      look="text"
      disabled={save.isPending}
      onClick={() =>
        save.mutate(
          { id, change: { removed: true, revision } },
          { onSuccess: () => go(paths.pathway(programme.id, id)) },
        )
      }
    >
      Take the pathway away
    </Button>
  )
}
