import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { RoomRef, SessionListRow } from '../../domain/api.ts'
import { clashesOf } from '../../domain/clashes.ts'
import { plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { slotOf } from '../schedule/slots.ts'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import { AttendancePart } from './attendance.tsx'
import { ClashList } from './clash-list.tsx'
import { Compare } from './compare.tsx'
import { AfterPart, CreditsPart } from './credits.tsx'
import { draftOf } from './draft.ts'
import { type Problems, readDraft } from './read.ts'
import css from './session-edit.module.css'
import { type Base, useSave } from './use-save.ts'
import { changesOf, type Values } from './values.ts'
import { WhatPart } from './what.tsx'
import { WhenPart } from './when.tsx'

interface Props {
  /** null: a new session */
  base: Base | null
  /** what the form begins with */
  values: Values
  sessions: readonly SessionListRow[]
  rooms: readonly RoomRef[]
  /** the page to go back to */
  back: string
}

/** The form of a session: what clashes is shown while one types; nobody's change is overwritten. */
export function Editor({ base: first, values: begun, sessions, rooms, back }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const [, go] = useLocation()
  const [base, setBase] = useState(first)
  const [draft, setDraft] = useState(() => draftOf(begun, zone))
  const [tried, setTried] = useState(false)
  const [theirs, setTheirs] = useState<(Values & { revision: number }) | null>(null)
  const { busy, refusal, save } = useSave()
  const [begin] = useState(draft)
  const given = useUnsaved(JSON.stringify(draft) !== JSON.stringify(begin))
  const { values, problems } = readDraft(draft, base?.values ?? begun, zone)
  const isWhole = Object.keys(problems).length === 0
  const clashing = useClashes(base?.id ?? '', draft.newRoom === null ? values : noRoom(values), {
    sessions,
    timesKnown: !problems.start && !problems.end,
  })
  const live = sessions.find(({ id }) => id === base?.id)

  const send = async (wanted: Values, from: Base | null, newRoom: string | null) => {
    const roomAdded = (room: RoomRef) => setDraft((now) => ({ ...now, room, newRoom: null }))
    const saved = await save({ base: from, values: wanted, newRoom, roomAdded })
    if (saved.kind === 'stale') setTheirs(saved.theirs)
    if (saved.kind !== 'saved') return
    given()
    go(paths.session(programme.id, saved.id))
  }
  const submit = () => {
    setTried(true)
    if (busy || !isWhole) return
    const unchanged = base && draft.newRoom === null && isSame(base.values, values)
    if (unchanged) {
      given()
      go(back)
    } else void send(values, base, draft.newRoom)
  }
  if (theirs && base) {
    const take = (chosen: Values) => {
      const now = { id: base.id, revision: theirs.revision, values: theirs }
      setBase(now)
      setDraft(draftOf(chosen, zone))
      setTheirs(null)
      void send(chosen, now, null)
    }
    const mine = { base: base.values, mine: values, theirs, busy, take }
    return <Compare key={theirs.revision} {...mine} back={() => setTheirs(null)} />
  }
  const told = (name: keyof Problems) => {
    const problem = problems[name]
    return problem && (tried || !problem.isEmpty) ? problem.text : undefined
  }
  const part = {
    draft,
    told,
    change: (some: Partial<typeof draft>) => setDraft({ ...draft, ...some }),
  }
  return (
    <form
      class={css.two}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        {live && base && live.revision > base.revision && (
          <Banner
            kind="waiting"
            fact="Somebody else saved this session meanwhile."
            action={
              isWhole &&
              draft.newRoom === null && <Button onClick={() => setTheirs(live)}>Compare now</Button>
            }
          >
            Your changes are kept here; both versions are shown before anything is saved.
          </Banner>
        )}
        <WhatPart {...part} rooms={rooms} presenters={namesIn(sessions)} />
        <WhenPart {...part} />
        <AttendancePart {...part} />
        <CreditsPart {...part} />
        <AfterPart {...part} />
        <div class={css.save}>
          <Button type="submit" look="go" icon="tick" disabled={busy}>
            {saveLabel(busy, base === null, clashing.length)}
          </Button>
          <Button
            onClick={() => {
              given()
              go(back)
            }}
          >
            Not now
          </Button>
          <Refusal fact="Not saved.">
            {tried && !isWhole
              ? `${plural(Object.keys(problems).length, 'field needs', 'fields need')} a look.`
              : refusal}
          </Refusal>
        </div>
      </div>
      <aside class={css.aside} aria-live="polite">
        <h2>Clashes</h2>
        {clashing.length > 0 ? (
          <ClashList clashes={clashing} session={base?.id ?? ''} sessions={sessions} />
        ) : (
          <p class={css.dim}>
            {problems.start || problems.end
              ? 'Known once the times are.'
              : 'None: room and presenters are free then.'}
          </p>
        )}
      </aside>
    </form>
  )
}

const noRoom = (values: Values): Values => ({ ...values, room: null })
const isSame = (before: Values, after: Values) => Object.keys(changesOf(before, after)).length === 0
const namesIn = (sessions: readonly SessionListRow[]): string[] =>
  [...new Set(sessions.flatMap(({ presenters }) => presenters))].sort((a, b) => a.localeCompare(b))

function saveLabel(busy: boolean, isNew: boolean, clashing: number): string {
  if (busy) return 'Saving …'
  const act = isNew ? 'Add the session' : 'Save'
  return clashing > 0 ? `${act} all the same` : act
}

interface Known {
  sessions: readonly SessionListRow[]
  timesKnown: boolean
}

/** What the session would clash with, as it stands in the form. */
function useClashes(id: string, values: Values, { sessions, timesKnown }: Known) {
  const others = useMemo(() => sessions.map(slotOf), [sessions])
  const cancelled = sessions.find((one) => one.id === id)?.cancelled ?? false
  return timesKnown ? clashesOf(slotOf({ ...values, id, cancelled }), others) : []
}
