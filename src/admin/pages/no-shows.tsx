import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import type { NoShow, NoShowPatterns } from '../../domain/api-no-shows.ts'
import { count, plural } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { keyOf, NoShowList } from '../no-shows/list.tsx'
import { Patterns } from '../no-shows/patterns.tsx'
import {
  askedOf,
  csvOf,
  type NoShowFilter,
  useNoShowPatterns,
  useNoShows,
} from '../no-shows/queries.ts'
import { RebookBar } from '../no-shows/rebook.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment, Select } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { More } from '../parts/more.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useRested } from '../use-rested.ts'

const nowEveryMs = 60_000

/** Who was booked and did not attend, where that happens, and booking them again (row A7). */
export function NoShowsPage() {
  const { programme } = useHere()
  const patterns = useNoShowPatterns(programme.id)
  const [view, setView] = useState<'list' | 'patterns'>('list')
  const filter = filterOf(useSearch())
  return (
    <>
      <PageHead
        title="No-shows"
        acts={
          <DownloadButton href={csvOf(programme.id, askedOf(filter))} icon="file">
            CSV
          </DownloadButton>
        }
      >
        <p>
          Booked attendees who are marked Not Attended. {patterns.data && sumWords(patterns.data)}
        </p>
      </PageHead>
      <Segment
        label="View"
        value={view}
        options={[
          ['list', 'List'],
          ['patterns', 'Patterns'],
        ]}
        onValue={setView}
      />
      {view === 'list' ? (
        <ListView filter={filter} />
      ) : (
        <Await query={patterns} what="the patterns">
          {(known) => (known.missed === 0 ? <Nobody /> : <Patterns patterns={known} />)}
        </Await>
      )}
    </>
  )
}

const sumWords = ({ booked, missed, missing }: NoShowPatterns): string =>
  `${count(missed)} of ${plural(booked, 'booking')} that are marked, by ${plural(missing, 'person', 'people')}.`

function filterOf(search: string): NoShowFilter {
  const query = new URLSearchParams(search)
  const came = (['never', 'some'] as const).find((one) => one === query.get('came')) ?? ''
  return { session: query.get('session') ?? '', q: query.get('q') ?? '', came }
}

function ListView({ filter }: { filter: NoShowFilter }) {
  const { programme, mayAct } = useHere()
  const [here, go] = useLocation()
  const now = useNow(nowEveryMs)
  const sessions = useSessions(programme.id)
  const list = useNoShows(programme.id, useRested(askedOf(filter)))
  const [chosen, setChosen] = useState<ReadonlyMap<string, NoShow>>(new Map())
  const narrow = (change: Partial<NoShowFilter>) => {
    const asked = askedOf({ ...filterOf(globalThis.location.search), ...change })
    go(asked === '' ? here : `${here}?${asked}`, { replace: true })
  }
  const choose = (rows: readonly NoShow[], isChosen: boolean) => {
    const next = new Map(chosen)
    for (const row of rows) {
      if (!isChosen) next.delete(keyOf(row))
      else if (row.name !== '') next.set(keyOf(row), row)
    }
    setChosen(next)
  }
  return (
    <>
      <Tools filter={filter} narrow={narrow} />
      {mayAct && (
        <RebookBar
          chosen={[...chosen.values()]}
          sessions={sessions.data ?? []}
          now={now}
          clear={() => setChosen(new Map())}
        />
      )}
      <Await query={list} what="the no-shows">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length > 0) {
            return <NoShowList rows={rows} chosen={new Set(chosen.keys())} choose={choose} />
          }
          if (askedOf(filter) === '') return <Nobody />
          const clear = () => narrow({ session: '', came: '', q: '' })
          return (
            <Empty action={<Button onClick={clear}>Show everybody</Button>}>
              Nobody by these words and filters.
            </Empty>
          )
        }}
      </Await>
      <More list={list} />
    </>
  )
}

const Nobody = () => (
  <Empty>
    Nobody who was booked is marked Not Attended. Marks come when a session closes, or by hand.
  </Empty>
)

interface ToolsProps {
  filter: NoShowFilter
  narrow: (change: Partial<NoShowFilter>) => void
}

function Tools({ filter, narrow }: ToolsProps) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <div class={controls.tools}>
      <SearchField
        label="Search no-shows"
        placeholder="Name or e-mail"
        value={filter.q}
        onValue={(q) => narrow({ q })}
      />
      <Select
        label="Session"
        value={filter.session}
        options={[
          ['', 'Any session'],
          ...(sessions.data ?? []).map(
            ({ id, code, title }) => [id, code ? `${code} ${title}` : title] as const,
          ),
        ]}
        onValue={(session) => narrow({ session })}
      />
      <Select
        label="Whether they came"
        value={filter.came}
        options={[
          ['', 'Whether they came or not'],
          ['never', 'Never came'],
          ['some', 'Came, but not for long enough'],
        ]}
        onValue={(came) => narrow({ came })}
      />
    </div>
  )
}
