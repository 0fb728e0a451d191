import '../../src/ui/tokens.css'
import '../../src/ui/base.css'
import '../../src/ui/all-icons.ts'
import { type ComponentChildren, render } from 'preact'
import { useState } from 'preact/hooks'
import { fetchMe, fetchProgrammes, programmePath } from '../../src/admin/api/calls.ts'
import { createCall } from '../../src/admin/api/client.ts'
import listCss from '../../src/admin/attendees/attendees.module.css'
import { Row as AttendeeLine } from '../../src/admin/attendees/list.tsx'
import { SearchField } from '../../src/admin/parts/field.tsx'
import { Table } from '../../src/admin/parts/table.tsx'
import { type Here, HereProvider } from '../../src/admin/programme.ts'
import widths from '../../src/admin/sessions-table.module.css'
import { columns, Row as SessionLine } from '../../src/admin/sessions-table.tsx'
import shell from '../../src/admin/shell.module.css'
import { AttendeeRow, Page, SessionListRow } from '../../src/domain/api.ts'
import { defaultSettings } from '../../src/domain/policy.ts'

// The admin's lists as one would write them without a thought for their length: the first 1,000 are read, each
// line is the admin's own, every line found is drawn, and at each letter the list is looked through anew.

const call = createCall(
  (input, init) => fetch(input, init),
  () => {},
)

interface Props<T> {
  all: readonly T[]
  isHit: (one: T, typed: string) => boolean
  children: (found: readonly T[]) => ComponentChildren
}

function Searched<T>({ all, isHit, children }: Props<T>) {
  const [typed, setTyped] = useState('')
  const found = all.filter((one) => isHit(one, typed.toLowerCase()))
  return (
    <main class={shell.page}>
      <SearchField label="Search" placeholder="" value={typed} onValue={setTyped} />
      {children(found)}
    </main>
  )
}

function Sessions({ all }: { all: readonly SessionListRow[] }) {
  const isHit = ({ title, presenters, room, code }: SessionListRow, typed: string) =>
    [title, ...presenters, room?.name, code].join(' ').toLowerCase().includes(typed)
  const now = Date.now()
  const { opensBeforeMs } = defaultSettings
  return (
    <Searched {...{ all, isHit }}>
      {(found) => (
        <Table caption="Sessions" columns={columns} rows={found.length} look={widths.sessions}>
          {found.map((session, n) => (
            <SessionLine
              key={session.id}
              index={n + 2}
              clashes={false}
              withDay
              {...{ session, now, opensBeforeMs }}
            />
          ))}
        </Table>
      )}
    </Searched>
  )
}

const attendeeColumns = ['', 'Name', 'Code', 'E-mail', 'Organisation', 'Badge', 'State'].map(
  (head) => ({ head }),
)

function Attendees({ all }: { all: readonly AttendeeRow[] }) {
  const isHit = ({ name }: AttendeeRow, typed: string) =>
    name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(typed))
  return (
    <Searched {...{ all, isHit }}>
      {(found) => (
        <Table
          caption="Attendees"
          columns={attendeeColumns}
          rows={found.length}
          look={listCss.list}
        >
          {found.map((attendee, at) => (
            <AttendeeLine
              key={attendee.id}
              isChosen={false}
              choose={() => {}}
              {...{ at, attendee }}
            />
          ))}
        </Table>
      )}
    </Searched>
  )
}

/** The value of an answer that must be good. */
async function good<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(JSON.stringify(got.error))
  return got.value
}

const { signal } = new AbortController()
const [me, [programme]] = await Promise.all([
  good(fetchMe(call)),
  good(fetchProgrammes(call, signal)),
])
if (!me || !programme) throw new Error('nobody is signed in, or there is no programme')
const here: Here = { programme, me, mayAct: true, isAdmin: true }
const path = `${programmePath(programme.id)}${location.pathname}?limit=1000`
const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the list')
const list =
  location.pathname === '/sessions' ? (
    <Sessions all={(await good(call({ path, schema: Page(SessionListRow) }))).items} />
  ) : (
    <Attendees all={(await good(call({ path, schema: Page(AttendeeRow) }))).items} />
  )
render(<HereProvider value={here}>{list}</HereProvider>, root)
