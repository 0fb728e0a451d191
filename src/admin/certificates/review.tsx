import { Link } from 'wouter-preact'
import type { CertificateRow } from '../../domain/api-certificates.ts'
import { plural } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { DecideForm } from './decide-form.tsx'
import { useCertificates } from './queries.ts'
import { differences } from './words.ts'

/** Certificates of which less follows by now than they say: a person decides (rule V2). */
export function Decisions() {
  const { mayAct } = useHere()
  const [first, ...others] = useCertificates('state=review&limit=20').data?.pages ?? []
  if (!first || first.items.length === 0) return null
  const rows = [first, ...others].flatMap(({ items }) => items)
  return (
    <section class={css.review}>
      <h2 class={text.h2}>
        {plural(first.counts.review, 'certificate')} to decide: less was earned than{' '}
        {first.counts.review === 1 ? 'it says' : 'they say'}
      </h2>
      {rows.map((row) => (
        <article key={row.id} class={css.one} aria-label={`Certificate ${row.number}`}>
          <About row={row} />
          <Before row={row} />
          {mayAct && <DecideForm certificate={row} />}
        </article>
      ))}
      {first.counts.review > rows.length && <p>The others follow when these are decided.</p>}
    </section>
  )
}

function About({ row }: { row: CertificateRow }) {
  const { programme } = useHere()
  return (
    <p>
      <Link href={paths.certificate(programme.id, row.id)}>{row.number}</Link>{' '}
      <b>
        <PersonName name={row.participant ?? ''} />
      </b>
      <br />
      <bdi>{row.title}</bdi>
      {row.session !== null && (
        <>
          {' · '}
          <Link href={paths.timeline(programme.id, row.session, row.attendee)}>
            The record, with its taps
          </Link>
        </>
      )}
    </p>
  )
}

/** What it says beside what follows now. */
export function Before({ row }: { row: Pick<CertificateRow, 'issued' | 'now' | 'number'> }) {
  return (
    <Table
      caption={`What differs, certificate ${row.number}`}
      columns={[
        { head: 'What differs' },
        { head: 'As issued', class: table.r },
        { head: 'Now', class: table.r },
      ]}
    >
      {differences(row.issued, row.now).map(({ name, before, now }) => (
        <tr key={name}>
          <td>{name}</td>
          <td class={table.r}>{before}</td>
          <td class={table.r}>
            <b>{now}</b>
          </td>
        </tr>
      ))}
    </Table>
  )
}
