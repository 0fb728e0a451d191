import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { Pathway, PathwayProgressAnswer, ProgressRow } from '../../domain/api-follow.ts'
import { calledName } from '../../domain/called.ts'
import { sayingOf } from '../api/failure.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, DownloadButton, LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment } from '../parts/field.tsx'
import { Figures } from '../parts/figures.tsx'
import { PageHead } from '../parts/head.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useGrowing } from '../session/use-growing.ts'
import { hasWords } from '../sessions-view.ts'
import { StepBoxes } from './bars.tsx'
import own from './follow-up.module.css'
import { progressFile, useProgress, useSavePathway } from './queries.ts'

type State = ProgressRow['state']

const states = {
  complete: { shape: 'full', tone: 'in', words: 'Complete' },
  'under-way': { shape: 'half', tone: undefined, words: 'Under way' },
  'not-started': { shape: 'ring', tone: 'dim', words: 'Not started' },
} as const

/** A state of progress, with its mark. */
export function ProgressState({ state }: { state: State }) {
  const { shape, tone, words } = states[state]
  return (
    <Status shape={shape} {...(tone ? { tone } : {})}>
      {words}
    </Status>
  )
}

/** Where everybody stands on a pathway. */
export function PathwayPage({ id }: { id: string }) {
  const progress = useProgress(id)
  return (
    <Await query={progress} what="the progress">
      {(answer) => <Progress answer={answer} />}
    </Await>
  )
}

function Progress({ answer: { pathway, items } }: { answer: PathwayProgressAnswer }) {
  const { programme, isAdmin } = useHere()
  const of = (state: State) => items.filter((row) => row.state === state).length
  const reopened = items.filter(({ steps }) => steps.some(({ state }) => state === 'reopened'))
  return (
    <>
      <PageHead
        title={pathway.name}
        acts={
          <>
            <DownloadButton href={progressFile(pathway.id)} icon="file">
              CSV
            </DownloadButton>
            {isAdmin && (
              <LinkButton href={paths.editPathway(programme.id, pathway.id)} icon="list">
                Edit
              </LinkButton>
            )}
          </>
        }
      >
        <p>
          <Link href={paths.pathways(programme.id)}>Pathways</Link>
          {pathway.removed && ' · taken away: it stands in no list '}
          {pathway.removed && isAdmin && <BringBack pathway={pathway} />}
        </p>
        {pathway.description && (
          <p>
            <bdi>{pathway.description}</bdi>
          </p>
        )}
      </PageHead>
      <Figures
        items={[
          { label: 'Complete', value: count(of('complete')) },
          { label: 'Under way', value: count(of('under-way')) },
          { label: 'Not started', value: count(of('not-started')) },
          { label: 'With a step open again', value: count(reopened.length) },
        ]}
      />
      <People answer={{ pathway, items }} />
    </>
  )
}

function BringBack({ pathway: { id, revision } }: { pathway: Pathway }) {
  const save = useSavePathway()
  const failure = save.error && sayingOf(save.error)
  return (
    <>
      <Button
        look="text"
        disabled={save.isPending}
        onClick={() => save.mutate({ id, change: { removed: false, revision } })}
      >
        Bring it back
      </Button>
      <Refusal fact="Not brought back.">
        {failure ? `${failure.what} ${failure.todo}` : undefined}
      </Refusal>
    </>
  )
}

const filters = [
  ['', 'All'],
  ['complete', 'Complete'],
  ['under-way', 'Under way'],
  ['not-started', 'Not started'],
] as const

function People({ answer: { pathway, items } }: { answer: PathwayProgressAnswer }) {
  const { programme } = useHere()
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<State | ''>('')
  const shown = items.filter(
    (row) =>
      (state === '' || row.state === state) &&
      hasWords(`${calledName(row.name)} ${row.email ?? ''} ${row.code ?? ''}`, typed),
  )
  const { most, end } = useGrowing(shown.length, `${state} ${typed}`)
  const titles = pathway.steps.map(({ title }) => title)
  const optional = pathway.steps.map(({ required }) => !required)
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <Segment label="State" value={state} options={filters} onValue={setState} />
        <span class={controls.grow} />
        <SearchField
          label="Find attendee"
          placeholder="Name, e-mail, code"
          value={typed}
          onValue={setTyped}
        />
      </div>
      {shown.length === 0 ? (
        <Empty>
          {items.length === 0
            ? 'Nobody is on the roster yet.'
            : 'Nobody with these words and this state. Clear the search, or choose All.'}
        </Empty>
      ) : (
        <>
          <Legend />
          <Table caption={`Progress on ${pathway.name}`} columns={columns}>
            {shown.slice(0, most).map((row) => (
              <tr key={row.attendee}>
                <td>
                  <Link href={paths.attendee(programme.id, row.attendee)}>
                    <b>
                      <PersonName name={row.name} />
                    </b>
                  </Link>
                </td>
                <td>
                  <ProgressState state={row.state} />
                </td>
                <td class={css.r}>
                  {row.done} of {row.required}
                </td>
                <td class={own.apart}>
                  <StepBoxes steps={row.steps} titles={titles} optional={optional} />
                </td>
                <td class={css.opt}>
                  <bdi>{nextOf(row, titles, optional)}</bdi>
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
      <div ref={end} />
      <p class={`${text.dim} ${text.small}`}>
        {count(Math.min(most, shown.length))} of {plural(items.length, 'attendee')}
      </p>
    </section>
  )
}

const columns: Column[] = [
  { head: 'Name' },
  { head: 'State' },
  { head: 'Required', class: css.r },
  { head: 'Steps', class: `${own.third} ${own.apart}` },
  { head: 'Next', class: css.opt },
]

/** The first required step that isn't done. */
function nextOf({ steps }: ProgressRow, titles: readonly string[], optional: readonly boolean[]) {
  const at = steps.findIndex(({ state }, n) => state !== 'done' && !optional[n])
  return titles[at] ?? ''
}

const legend = [
  ['done', 'done'],
  ['begun', 'some of its sessions'],
  ['', 'open'],
  ['reopened', 'open again: expired'],
  ['optional', 'optional'],
] as const

function Legend() {
  return (
    <p class={own.legend}>
      {legend.map(([look, words]) => (
        <span key={words}>
          <span class={own.steps} aria-hidden="true">
            <span class={look === '' ? undefined : own[look]} />
          </span>
          {words}
        </span>
      ))}
    </p>
  )
}
