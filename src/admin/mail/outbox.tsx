import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { MailRow, MailStanding, MailState } from '../../domain/api-mail.ts'
import { sayingOf } from '../api/failure.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import table from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { dateTime } from '../rights/words.ts'
import { useRested } from '../use-rested.ts'
import { MailHead } from './head.tsx'
import css from './mail.module.css'
import { useMailStanding, useMails, useSendKept } from './queries.ts'
import { lookOf, templateName } from './words.ts'

/** Every mail of the programme, and how it stands (row C7). */
export function OutboxPage() {
  const standing = useMailStanding()
  const [state, setState] = useState<MailState | ''>('')
  return (
    <>
      <MailHead />
      <Await query={standing} what="the outbox">
        {(answer) => (
          <>
            <HowMailsGo standing={answer} />
            <List standing={answer} state={state} setState={setState} />
          </>
        )}
      </Await>
    </>
  )
}

function HowMailsGo({
  standing: { from, counts, address, addressIsLocal },
}: {
  standing: MailStanding
}) {
  const { mayAct } = useHere()
  const send = useSendKept()
  if (from === null) {
    return (
      <Banner kind="waiting" fact="No SMTP server is set: mails are kept here.">
        Each can be read below, and be sent by a press once <code>SMTP_URL</code> and{' '}
        <code>MAIL_FROM</code> are set and the server was started again.
      </Banner>
    )
  }
  return (
    <>
      {counts.kept > 0 && (
        <Banner
          kind="waiting"
          fact={`${plural(counts.kept, 'mail was', 'mails were')} kept while no SMTP server was set.`}
          action={
            mayAct && (
              <Button icon="mail" onClick={() => send.mutate(undefined)}>
                {`Send ${count(counts.kept)}`}
              </Button>
            )
          }
        >
          They go nowhere by themselves.
        </Banner>
      )}
      <Refusal fact="Not sent.">{send.error ? sayingOf(send.error).what : undefined}</Refusal>
      <p class={`${text.dim} ${text.small}`}>
        From <bdi>{from}</bdi>. Links begin with <bdi>{address}</bdi>
        {addressIsLocal ? ', which only this network reaches: set PUBLIC_URL.' : '.'}
      </p>
    </>
  )
}

const filters = [
  ['', 'All'],
  ['waiting', 'Waiting'],
  ['kept', 'Kept'],
  ['sent', 'Sent'],
  ['refused', 'Bounced'],
  ['unsure', 'Unsure'],
  ['dismissed', 'Dismissed'],
] as const

interface ListProps {
  standing: MailStanding
  state: MailState | ''
  setState: (state: MailState | '') => void
}

function List({ standing: { counts }, state, setState }: ListProps) {
  const [typed, setTyped] = useState('')
  const q = useRested(typed)
  const mails = useMails(state, q)
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (total === 0) {
    return (
      <Empty>
        No mail yet. Certificates, surveys, notices before an attendance expires and places that
        became free are written about by themselves.
      </Empty>
    )
  }
  const options = filters
    .filter(([key]) => key === '' || counts[key] > 0 || key === state)
    .map(([key, name]) => [key, `${name} ${count(key === '' ? total : counts[key])}`] as const)
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <Segment label="State" value={state} options={options} onValue={setState} />
        <span class={controls.grow} />
        <SearchField
          label="Find a mail"
          placeholder="Name, e-mail"
          value={typed}
          onValue={setTyped}
        />
      </div>
      <Await query={mails} what="the mails">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <Empty>No mail with these words and this state.</Empty>
          return (
            <>
              <Table caption="Mails" columns={columns}>
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </Table>
              {mails.hasNextPage && (
                <div>
                  <Button icon="down" onClick={() => void mails.fetchNextPage()}>
                    Show more
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Await>
    </section>
  )
}

const columns: Column[] = [
  { head: 'To' },
  { head: 'Mail' },
  { head: 'State' },
  { head: 'When', class: table.opt2 },
]

function Row({ row }: { row: MailRow }) {
  const { programme } = useHere()
  const { shape, tone, words } = lookOf(row)
  const isBad = row.state === 'refused' || row.state === 'unsure' || row.tries > 0
  return (
    <tr>
      <td>
        <Link href={paths.mailOne(programme.id, row.id)}>
          <b>
            <bdi>{row.name ?? row.address ?? 'Erased person'}</bdi>
          </b>
        </Link>
        {row.name !== null && (
          <span class={table.sub}>
            <bdi>{row.address ?? 'no e-mail address'}</bdi>
          </span>
        )}
      </td>
      <td>
        {templateName(row.template)}
        {row.about !== null && (
          <span class={table.sub}>
            <bdi>{row.about}</bdi>
          </span>
        )}
      </td>
      <td>
        <Status shape={shape} tone={tone}>
          {words}
        </Status>
        {isBad && row.state !== 'sent' && row.answer !== null && (
          <span class={`${table.sub} ${css.answer}`}>
            <bdi>{row.answer}</bdi>
          </span>
        )}
      </td>
      <td class={`${table.opt2} ${table.nw}`}>
        {dateTime(row.changedAt)}
        {row.state === 'waiting' && row.dueAt > row.changedAt && (
          <span class={table.sub}>goes out {dateTime(row.dueAt)}</span>
        )}
      </td>
    </tr>
  )
}
