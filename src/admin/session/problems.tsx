import { Icon, type IconName } from '../../ui/icon.tsx'
import { count } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import todo from '../parts/todo.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useToSortOut } from '../truth-queries.ts'
import { type Problem, problemCount, problemHint, problemsOf, problemWords } from './to-sort-out.ts'

interface Props {
  session: string
  /** shows the attendees of a problem in the table */
  look: (problem: Problem) => void
}

/** What of a session a person should look at, each with the way to do so. */
export function Problems({ session, look }: Props) {
  const { programme } = useHere()
  const query = useToSortOut(programme.id, session)
  return (
    <Await query={query} what="what is to sort out">
      {(answer) => {
        const problems = problemsOf(answer)
        return problems.length === 0 ? null : (
          <section>
            <h2>
              To sort out <span class={todo.count}>{count(problemCount(problems))}</span>
            </h2>
            <ul class={todo.list}>
              {problems.map((problem) => (
                <li key={problem.kind}>
                  <Icon name={icons[problem.kind] ?? 'flag'} />
                  <span>
                    <b>{problemWords(problem)}</b>
                    <span class={todo.sub}>{problemHint(problem)}</span>
                  </span>
                  <Way problem={problem} session={session} look={look} />
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Await>
  )
}

const icons: Partial<Record<Problem['kind'], IconName>> = {
  'no-check-out': 'clock',
  'no-check-in': 'clock',
  'two-places': 'door',
  provisional: 'clock',
  parked: 'badge',
  rejected: 'cross',
  quarantined: 'lock',
}

function Way({ problem, session, look }: Props & { problem: Problem }) {
  const { programme, mayAct } = useHere()
  const { kind, attendees } = problem
  if (attendees.length === 0) {
    return (
      <LinkButton href={paths.waiting(programme.id)} icon="right">
        Look<span class="vh"> at {problemWords(problem)}</span>
      </LinkButton>
    )
  }
  if (mayAct && (kind === 'no-check-out' || kind === 'no-check-in')) {
    return (
      <LinkButton href={paths.repair(programme.id, session, kind)} icon="right">
        Review<span class="vh"> {problemWords(problem)}</span>
      </LinkButton>
    )
  }
  if (kind === 'two-places') {
    return (
      <LinkButton href={paths.twoPlaces(programme.id, session)} icon="right">
        Compare<span class="vh"> {problemWords(problem)}</span>
      </LinkButton>
    )
  }
  return (
    <Button onClick={() => look(problem)}>
      Show<span class="vh"> {problemWords(problem)}</span>
    </Button>
  )
}
