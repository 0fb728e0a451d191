import { Link } from 'wouter-preact'
import type { HistoryRow, HistoryThing } from '../../domain/api-history.ts'
import { calledName } from '../../domain/called.ts'
import { clockSeconds, dayMiddle, plural } from '../format.ts'
import table from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { WindowedRows } from '../parts/windowed.tsx'
import { paths } from '../paths.ts'
import css from './history.module.css'
import { whoWords } from './words.ts'

const columns: Column[] = [
  { head: 'When', class: css.when },
  { head: 'Who', class: `${table.opt2} ${css.who}` },
  { head: 'What, why' },
  { head: 'About', class: table.opt },
]
/** of a row of two lines, px */
const usual = 58

interface Props {
  rows: readonly HistoryRow[]
  zone: string
  me: string
  /** the programme that links lead into; null: there is none */
  programme: string | null
}

const keyOf = ({ n }: HistoryRow) => String(n)

/** Who did what, when, why; the newest first. */
export function HistoryTable({ rows, ...shown }: Props) {
  return (
    <Table caption="History" columns={columns} look={css.table} rows={rows.length}>
      <WindowedRows items={rows} keyOf={keyOf} columns={columns.length} usual={usual}>
        {(row, index) => <Row key={row.n} row={row} index={index} {...shown} />}
      </WindowedRows>
    </Table>
  )
}

interface RowProps extends Omit<Props, 'rows'> {
  row: HistoryRow
  index: number
}

function Row({ row, index, zone, me, programme }: RowProps) {
  const [who, what] = whoWords(row.by, me)
  return (
    <tr aria-rowindex={index}>
      <td>
        <b>{clockSeconds(row.at, zone)}</b>
        <span class={table.sub}>{dayMiddle(row.at, zone)}</span>
      </td>
      <td class={table.opt2}>
        <bdi>{who}</bdi>
        {what && <span class={table.sub}>{what}</span>}
      </td>
      <td class={css.what}>
        <bdi>{row.what}</bdi>
        {row.why && (
          <span class={table.sub}>
            “<bdi>{row.why}</bdi>”
          </span>
        )}
        {row.erased && <span class={table.sub}>The reason was erased with the person.</span>}
        <span class={`${table.sub} ${table.small}`}>
          <bdi>{who}</bdi>
        </span>
      </td>
      <td class={table.opt}>
        <span class={css.about}>
          {row.about.map((thing) => (
            <About key={`${thing.type} ${thing.id}`} thing={thing} programme={programme} />
          ))}
          {row.more > 0 && <span class={table.dim}>and {plural(row.more, 'other')}</span>}
        </span>
      </td>
    </tr>
  )
}

const gone: Record<HistoryThing['type'], string> = {
  attendee: 'An attendee',
  session: 'A session that was taken away',
  kiosk: 'A kiosk',
  room: 'A room',
  person: 'An account that is here no more',
  programme: 'A programme that was taken away',
  presenter: 'A presenter',
}

function About({ thing, programme }: { thing: HistoryThing; programme: string | null }) {
  const { type, id, name } = thing
  if (name === null) return <span class={table.dim}>{gone[type]}</span>
  const text = <bdi>{type === 'attendee' ? calledName(name) : name}</bdi>
  if (programme === null) return text
  if (type === 'attendee') return <Link href={paths.attendee(programme, id)}>{text}</Link>
  if (type === 'session') return <Link href={paths.session(programme, id)}>{text}</Link>
  return text
}
