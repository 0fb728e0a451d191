import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../../domain/api.ts'
import type { ReportAnswer } from '../../../domain/api-reports.ts'
import { count, plural } from '../../format.ts'
import css from '../../import/import.module.css'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { PageHead } from '../../parts/head.tsx'
import text from '../../parts/text.module.css'
import { useHere } from '../../programme.ts'
import { Changes } from '../../repair/changes.tsx'
import { windowOf } from '../../sessions-view.ts'
import { Confirm } from './confirm.tsx'
import { Unmatched } from './people.tsx'
import { ReportButton } from './pick.tsx'
import { Rows } from './rows.tsx'
import type { Said, Stage } from './use-report.ts'
import { formWords, isOdd } from './words.ts'

interface Props {
  session: SessionListRow
  stage: Extract<Stage, { name: 'checked' }>
  choose: (file: File) => void
  say: (said: Said) => void
  apply: () => void
  undoOther: () => void
}

/** What a report says and would change; a person confirms its times, then applies it. */
export function Checked({ session, stage, choose, say, apply, undoOther }: Props) {
  const { programme } = useHere()
  const { file, said, answer, busy } = stage
  // said of one reading: another has to be confirmed anew
  const reading = `${answer.zone} ${answer.dateOrder}`
  const [confirmed, setConfirmed] = useState<string>()
  const isConfirmed = confirmed === reading
  const label = applyLabel(answer, isConfirmed, busy)
  return (
    <>
      <PageHead
        title="Check the report before it counts"
        acts={
          <>
            <ReportButton choose={choose} label="Other report" />
            <Button
              icon="tick"
              look={label.may ? 'go' : 'plain'}
              disabled={!label.may}
              onClick={apply}
            >
              {label.words}
            </Button>
          </>
        }
      >
        <p>
          <bdi>{file.name}</bdi>: {formWords[answer.form]}
          {answer.title !== null && (
            <>
              , “<bdi>{answer.title}</bdi>”
            </>
          )}
          . For <bdi>{session.title}</bdi>. Nothing is saved yet.
        </p>
      </PageHead>
      <Notices stage={stage} undoOther={undoOther} />
      <Counts answer={answer} />
      <Confirm
        answer={answer}
        said={said}
        say={say}
        confirmed={isConfirmed}
        confirm={(yes) => setConfirmed(yes ? reading : undefined)}
        session={{ ...windowOf(session), zone: programme.timeZone }}
      />
      <Unmatched people={answer.people} said={said} say={say} />
      <Rows answer={answer} />
      {answer.changes.length > 0 && (
        <section class={text.stack}>
          <h2 class={text.h2}>What would change</h2>
          <Changes session={session.id} changes={answer.changes} />
        </section>
      )}
    </>
  )
}

/** What speaks against applying it, or asks for a closer look. */
function Notices({
  stage: { answer, busy, refusal },
  undoOther,
}: Pick<Props, 'stage' | 'undoOther'>) {
  return (
    <>
      {refusal && (
        <Banner kind="danger" fact="Not done.">
          {refusal}
        </Banner>
      )}
      {answer.byContents && (
        <Banner kind="waiting" fact="The headings are in a language that is not known here.">
          Columns were told by what they hold. Look whether names and times stand in the right
          places.
        </Banner>
      )}
      {answer.appliedAs && (
        <Banner
          kind="danger"
          fact={`This report was applied with other times (${answer.appliedAs.zone}).`}
          action={
            <Button icon="undo" disabled={busy !== undefined} onClick={undoOther}>
              Undo that import
            </Button>
          }
        >
          Both together would be wrong.
        </Banner>
      )}
    </>
  )
}

function applyLabel(
  { unchanged, appliedAs, changes }: ReportAnswer,
  confirmed: boolean,
  busy: 'reading' | 'applying' | undefined,
): { words: string; may: boolean } {
  if (busy) return { words: busy === 'applying' ? 'Applying …' : 'Reading …', may: false }
  if (unchanged) return { words: 'Apply: all of it is known already', may: false }
  if (appliedAs) return { words: 'Apply: undo the other import first', may: false }
  if (!confirmed) return { words: 'Apply: confirm the times first', may: false }
  return { words: `Apply, ${plural(changes.length, 'record')} would change`, may: true }
}

/** How many connections and people there are, and what needs a look. */
export function Counts({ answer: { rows, people } }: { answer: ReportAnswer }) {
  const matched = people.filter(({ attendee }) => attendee !== null).length
  const odd = rows.filter((row) => isOdd(row) && row.problems.length > 0).length
  const items = [
    [matched, 'matched', css.in],
    [people.length - matched, 'not matched', css.bad],
    [rows.length, 'connections', css.dim],
    [odd, odd === 1 ? 'contradiction' : 'contradictions', css.bad],
  ] as const
  return (
    <p class={css.key}>
      {items.map(([n, word, tone]) => (
        <span key={word} class={n > 0 ? tone : css.dim}>
          <b>{count(n)}</b> {word}
        </span>
      ))}
    </p>
  )
}
