import type { ComponentChildren } from 'preact'
import { Link } from 'wouter-preact'
import type { NoShowPatterns } from '../../domain/api-no-shows.ts'
import { missedTenths, type Share } from '../../domain/no-show-patterns.ts'
import { clock, count, dayMiddle, percentText } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './no-shows.module.css'

/** Where bookings are missed: by session, day, room, time of day, and by whom. */
export function Patterns({ patterns }: { patterns: NoShowPatterns }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { sessions, people, days, rooms, hours, missing } = patterns
  const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return (
    <div class={css.patterns}>
      <Part
        title="By session"
        of="Session"
        rows={sessions.map((one) => ({
          key: one.id,
          ...one,
          name: (
            <>
              <Link href={paths.session(programme.id, one.id)}>
                <bdi>{one.title}</bdi>
              </Link>
              <span class={table.sub}>
                {dayMiddle(one.start, zone)}, {clock(one.start, zone)}
              </span>
            </>
          ),
        }))}
      />
      <div class={css.side}>
        <Part
          title="By day"
          of="Day"
          rows={days.map((one) => ({ key: one.day, name: dayOf(one.day), ...one }))}
        />
        <Part
          title="By room"
          of="Room"
          rows={rooms.map((one) => ({
            key: one.room ?? '',
            name: one.room === null ? 'No room' : <bdi>{one.room}</bdi>,
            ...one,
          }))}
        />
        <Part
          title="By time of day"
          of="Begins from"
          rows={hours.map((one) => ({ key: two(one.hour), name: two(one.hour), ...one }))}
        />
        <Part
          title={
            missing > people.length ? `Who missed most, of ${count(missing)}` : 'Who missed most'
          }
          of="Attendee"
          rows={people.map((one) => ({
            key: one.attendee,
            ...one,
            name: (
              <Link href={paths.attendee(programme.id, one.attendee)}>
                <PersonName name={one.name} />
              </Link>
            ),
          }))}
        />
      </div>
    </div>
  )
}

/** `2026-11-18` as a day in words, whatever the zone. */
const dayOf = (day: string) => dayMiddle(Date.parse(`${day}T12:00:00Z`), 'UTC')

interface PartProps {
  title: string
  of: string
  rows: readonly (Share & { key: string; name: ComponentChildren })[]
}

/** Shares as bars, with their figures beside them. */
function Part({ title, of, rows }: PartProps) {
  const columns = [
    { head: of },
    { head: <span class="vh">Share that was missed</span>, class: css.bars },
    { head: 'Missed', class: `${table.r} ${css.figure}` },
    { head: 'of', class: `${table.r} ${css.figure}` },
  ]
  return (
    <section>
      <h2 class={text.h2}>{title}</h2>
      <Table caption={title} columns={columns} look={css.shares}>
        {rows.map(({ key, name, booked, missed }) => (
          <tr key={key}>
            <td>{name}</td>
            <td class={css.bars}>
              <Bar share={{ booked, missed }} />
            </td>
            <td class={table.r}>{count(missed)}</td>
            <td class={table.r}>{count(booked)}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Bar({ share }: { share: Share }) {
  const percent = (missedTenths(share) ?? 0) / 10
  return (
    <span class={css.cell}>
      <svg class={css.bar100} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" class={css.ground} />
        <rect width={percent} height="10" class={css.part} />
      </svg>
      <span>{percentText(percent)} %</span>
    </span>
  )
}
