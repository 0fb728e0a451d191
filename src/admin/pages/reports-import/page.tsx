import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../../domain/api.ts'
import { Await, Empty } from '../../parts/await.tsx'
import { Banner } from '../../parts/banner.tsx'
import { LinkButton } from '../../parts/button.tsx'
import { PageHead } from '../../parts/head.tsx'
import text from '../../parts/text.module.css'
import { paths } from '../../paths.ts'
import { useHere } from '../../programme.ts'
import { useSessions } from '../../queries.ts'
import { Changes } from '../../repair/changes.tsx'
import { Checked, Counts } from './checked.tsx'
import { Imported } from './imported.tsx'
import { ReportButton, ReportDrop } from './pick.tsx'
import { type Stage, useReport } from './use-report.ts'

/** A session's participant reports of Zoom and Teams: choose one, look it over, apply it, undo it (row M7). */
export function ReportImportPage({ session: id }: { session: string }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <Await query={sessions} what="the session">
      {(all) => {
        const session = all.find((one) => one.id === id)
        const back = <Link href={paths.session(programme.id, id)}>Back to the session</Link>
        if (!session) {
          return (
            <Empty action={<Link href={paths.sessions(programme.id)}>All sessions</Link>}>
              There is no such session in this programme. It may have been removed.
            </Empty>
          )
        }
        if (session.delivery === 'in-person') {
          return (
            <>
              <PageHead title="Online report" />
              <Empty action={back}>
                This session is held in person alone, so it has no online report. An admin can make
                it virtual or hybrid.
              </Empty>
            </>
          )
        }
        return <Importing session={session} />
      }}
    </Await>
  )
}

function Importing({ session }: { session: SessionListRow }) {
  const { programme, isAdmin } = useHere()
  const { stage, choose, say, apply, undoOther } = useReport(session.id)
  if (stage.name === 'checked') {
    return (
      <Checked
        {...{ session, stage }}
        choose={(file) => void choose(file)}
        say={(said) => void say(stage, said)}
        apply={() => void apply(stage)}
        undoOther={() => void undoOther(stage)}
      />
    )
  }
  if (stage.name === 'applied') {
    return <Applied {...{ session, stage }} choose={(file) => void choose(file)} />
  }
  return (
    <>
      <PageHead title="Online report">
        <p>
          <Link href={paths.session(programme.id, session.id)}>
            <bdi>{session.title}</bdi>
          </Link>
        </p>
      </PageHead>
      {stage.name === 'checking' ? (
        <output>
          Reading <bdi>{stage.file.name}</bdi> …
        </output>
      ) : (
        <>
          {stage.refusal && (
            <Banner kind="danger" fact="Not read.">
              {stage.refusal}
            </Banner>
          )}
          {isAdmin ? (
            <ReportDrop choose={(file) => void choose(file)} />
          ) : (
            <p class={text.dim}>Importing a report needs the role admin. Ask one.</p>
          )}
        </>
      )}
      <Imported session={session.id} />
    </>
  )
}

interface AppliedProps {
  session: SessionListRow
  stage: Extract<Stage, { name: 'applied' }>
  choose: (file: File) => void
}

function Applied({ session, stage: { file, answer }, choose }: AppliedProps) {
  const { programme } = useHere()
  return (
    <>
      <PageHead title="Imported" acts={<ReportButton choose={choose} label="Another report" />}>
        <p>
          <bdi>{file.name}</bdi> for <bdi>{session.title}</bdi>.
        </p>
      </PageHead>
      <Banner
        kind="done"
        fact={answer.unchanged ? 'All of it was known already.' : 'Applied as a whole.'}
        action={
          <LinkButton href={paths.session(programme.id, session.id)} icon="list">
            See the session
          </LinkButton>
        }
      >
        It can be taken back below.
      </Banner>
      <Counts answer={answer} />
      {answer.changes.length > 0 && (
        <section class={text.stack}>
          <h2 class={text.h2}>What changed</h2>
          <Changes session={session.id} changes={answer.changes} />
        </section>
      )}
      <Imported session={session.id} />
    </>
  )
}
