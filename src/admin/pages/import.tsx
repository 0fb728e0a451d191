import { useState } from 'preact/hooks'
import { Link, useSearch } from 'wouter-preact'
import { Downloads } from '../import/downloads.tsx'
import { acceptFor, hints, type What } from '../import/kinds.ts'
import { useUndoImport } from '../import/past.ts'
import { PastImports } from '../import/past-imports.tsx'
import { Counts, Preview } from '../import/preview.tsx'
import { UploadProgress } from '../import/progress.tsx'
import { Undone } from '../import/undo.tsx'
import { type Chosen, type Stage, useImport } from '../import/use-import.ts'
import { Empty } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Segment } from '../parts/field.tsx'
import { FileButton, FileDrop } from '../parts/file-drop.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** Brings in sessions, attendees and bookings: choose a file, look it over, apply it. */
export function ImportPage() {
  const { isAdmin, programme } = useHere()
  const asked = new URLSearchParams(useSearch()).get('what')
  const [what, setWhat] = useState<What>(
    asked === 'attendees' || asked === 'bookings' ? asked : 'sessions',
  )
  if (!isAdmin) {
    return (
      <Empty action={<Link href={paths.sessions(programme.id)}>All sessions</Link>}>
        Importing needs the role admin. Ask one.
      </Empty>
    )
  }
  return <Importing key={what} what={what} setWhat={setWhat} />
}

function Importing({ what, setWhat }: { what: What; setWhat: (what: What) => void }) {
  const { stage, choose, check, apply } = useImport(what)
  if (stage.name === 'checked') {
    return (
      <Preview
        key={stage.file.readAt}
        what={what}
        stage={stage}
        choose={choose}
        check={(columns) => void check(stage, columns)}
        apply={(cancelMissing) => void apply(stage, cancelMissing)}
      />
    )
  }
  if (stage.name === 'applied') {
    const next = () => setWhat('attendees')
    return <Applied what={what} stage={stage} choose={choose} next={next} />
  }
  return (
    <>
      <PageHead title="Import">
        <p>
          Sessions first: they bring the rooms. Bookings last: they name both. Importing the same
          file twice adds nothing.
        </p>
      </PageHead>
      <div class={controls.tools}>
        <Segment
          label="What the file holds"
          value={what}
          options={[
            ['sessions', 'Sessions'],
            ['attendees', 'Attendees'],
            ['bookings', 'Bookings'],
          ]}
          onValue={setWhat}
        />
      </div>
      {stage.name === 'checking' ? (
        <Waiting file={stage.file} />
      ) : (
        <>
          {stage.refusal && (
            <Banner kind="danger" fact="Not read.">
              {stage.refusal}
            </Banner>
          )}
          <FileDrop what="file" accept={acceptFor(what)} label="Choose a file" choose={choose}>
            {hints[what]}
          </FileDrop>
          <Downloads what={what} />
          <PastImports />
        </>
      )}
    </>
  )
}

function Waiting({ file: { name, upload } }: { file: Chosen }) {
  if (upload !== null) return <UploadProgress upload={upload} file={name} />
  return (
    <output>
      Checking <bdi>{name}</bdi> …
    </output>
  )
}

interface AppliedProps {
  what: What
  stage: Extract<Stage, { name: 'applied' }>
  choose: (file: File) => void
  /** on to a file of attendees */
  next: () => void
}

function Applied({ what, stage, choose, next }: AppliedProps) {
  const { programme } = useHere()
  const undoing = useUndoImport()
  const { import: id } = stage.report
  const undone = undoing.data !== undefined
  return (
    <>
      <PageHead
        title={undone ? 'Undone' : 'Imported'}
        acts={
          <>
            {id !== undefined && !undone && (
              <Button
                icon="undo"
                disabled={undoing.isPending}
                onClick={() => undoing.mutate({ id, rest: false })}
              >
                Undo
              </Button>
            )}
            <FileButton accept={acceptFor(what)} choose={choose} label="Another file" />
          </>
        }
      >
        <p>
          <bdi>{stage.file.name}</bdi>, {stage.file.words}.
        </p>
      </PageHead>
      <Undone undoing={undoing} />
      {!undone && (
        <Banner
          kind="done"
          fact="Applied as a whole."
          action={
            <div class={controls.tools}>
              <LinkButton
                href={
                  what === 'attendees'
                    ? paths.attendees(programme.id)
                    : paths.sessions(programme.id)
                }
                icon="list"
              >
                {what === 'attendees' ? 'See the attendees' : 'See the sessions'}
              </LinkButton>
              {what === 'sessions' && (
                <Button icon="person" onClick={next}>
                  Next: attendees
                </Button>
              )}
              {what === 'attendees' && (
                <LinkButton href={paths.kiosks(programme.id)} icon="tablet">
                  Next: pair the tablets
                </LinkButton>
              )}
            </div>
          }
        >
          Kiosks get the news at their next contact.
        </Banner>
      )}
      {!undone && <Counts report={stage.report} />}
    </>
  )
}
