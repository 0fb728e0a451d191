import { useState } from 'preact/hooks'
import type { AttendeeRow } from '../../domain/api.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useAttendees } from '../queries.ts'
import { useRested } from '../use-rested.ts'

/** Everybody on the roster. */
export function AttendeesPage() {
  const { programme, isAdmin } = useHere()
  const [typed, setTyped] = useState('')
  const attendees = useAttendees(programme.id, useRested(typed.trim()))
  const acts = (
    <>
      <LinkButton href={paths.totals(programme.id)} icon="clock">
        Time over the programme
      </LinkButton>
      <LinkButton href={paths.duplicates(programme.id)} icon="person">
        Duplicates
      </LinkButton>
      {isAdmin && (
        <LinkButton href={`${paths.importing(programme.id)}?what=attendees`} icon="file">
          Import sheet
        </LinkButton>
      )}
    </>
  )
  return (
    <>
      <PageHead title="Attendees" acts={acts}>
        <p>
          {plural(programme.attendees, 'attendee')} in <bdi>{programme.name}</bdi>.
        </p>
      </PageHead>
      <div class={controls.tools}>
        <SearchField
          label="Search attendees"
          placeholder="Name or e-mail"
          value={typed}
          onValue={setTyped}
        />
      </div>
      <Await query={attendees} what="the attendees">
        {({ pages }) => (
          <Found
            attendees={pages.flatMap(({ items }) => items)}
            all={programme.attendees}
            searched={typed !== ''}
            more={attendees.hasNextPage ? () => void attendees.fetchNextPage() : undefined}
            loading={attendees.isFetchingNextPage}
          />
        )}
      </Await>
    </>
  )
}

const columns: Column[] = [
  { head: 'Name' },
  { head: 'Code' },
  { head: 'E-mail', class: css.opt2 },
  { head: 'Organisation', class: css.opt2 },
  { head: 'State' },
]

interface FoundProps {
  attendees: readonly AttendeeRow[]
  all: number
  searched: boolean
  more: (() => void) | undefined
  loading: boolean
}

function Found({ attendees, all, searched, more, loading }: FoundProps) {
  if (attendees.length === 0) {
    return (
      <Empty>
        {searched
          ? 'Nobody by these words. Check the letters, or clear the search.'
          : 'No attendees yet. Bring them in from a sheet; walk-ins at a kiosk come by themselves.'}
      </Empty>
    )
  }
  return (
    <>
      <Table caption="Attendees" columns={columns}>
        {attendees.map((attendee) => (
          <Row key={attendee.id} attendee={attendee} />
        ))}
      </Table>
      <div class={controls.tools}>
        {more && (
          <Button onClick={more} disabled={loading}>
            {loading ? 'Reading more …' : 'Show more'}
          </Button>
        )}
        <span class={controls.grow} />
        <span class={`${text.dim} ${text.small}`}>
          {searched && !more
            ? `${count(attendees.length)} found`
            : `${count(attendees.length)} of ${searched ? 'more' : count(Math.max(all, attendees.length))} shown`}
        </span>
      </div>
    </>
  )
}

function Row({ attendee }: { attendee: AttendeeRow }) {
  return (
    <tr>
      <td>
        <b>
          <bdi>{attendee.name}</bdi>
        </b>
      </td>
      <td class={css.nw}>{attendee.code}</td>
      <td class={css.opt2}>
        <bdi>{attendee.email}</bdi>
      </td>
      <td class={css.opt2}>
        <bdi>{attendee.organisation}</bdi>
      </td>
      <td>
        {attendee.active ? (
          <Status shape="full" tone="in">
            Active
          </Status>
        ) : (
          <Status shape="square" tone="dim">
            Not active
          </Status>
        )}
      </td>
    </tr>
  )
}
