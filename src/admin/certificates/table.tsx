import { Link } from 'wouter-preact'
import type { CertificateRow } from '../../domain/api-certificates.ts'
import { dayMiddle } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { earnedWords, stateWords } from './words.ts'

const columns = [
  { head: 'Number', class: table.nw },
  { head: 'Name' },
  { head: 'For', class: table.opt },
  { head: 'Earned', class: table.opt2 },
  { head: 'Issued', class: `${table.opt2} ${table.nw}` },
  { head: 'State' },
]

export function CertificatesTable({ rows }: { rows: readonly CertificateRow[] }) {
  return (
    <Table caption="Certificates" columns={columns}>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </Table>
  )
}

function Row({ row }: { row: CertificateRow }) {
  const { programme } = useHere()
  const { shape, tone, word } = stateWords(row)
  return (
    <tr>
      <td class={table.nw}>
        <Link href={paths.certificate(programme.id, row.id)}>{row.number}</Link>
      </td>
      <td>
        <PersonName name={row.participant ?? ''} />
      </td>
      <td class={table.opt}>
        <bdi>{row.title}</bdi>
      </td>
      <td class={table.opt2}>{earnedWords(row.issued)}</td>
      <td class={`${table.opt2} ${table.nw}`}>{dayMiddle(row.issuedAt, programme.timeZone)}</td>
      <td>
        <Status shape={shape} tone={tone}>
          {word}
        </Status>
      </td>
    </tr>
  )
}
