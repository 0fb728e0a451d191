import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import type { CertificatePage } from '../../domain/api-certificates.ts'
import { programmePath } from '../api/calls.ts'
import { count } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment, Select } from '../parts/field.tsx'
import { More } from '../parts/more.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useRested } from '../use-rested.ts'
import css from './certificates.module.css'
import { CertificatesHead } from './head.tsx'
import { IssueForm, Runs } from './issue.tsx'
import { useCertificates } from './queries.ts'
import { Decisions } from './review.tsx'
import { CertificatesTable } from './table.tsx'

/** All certificates of a programme: what needs a decision first. */
export function CertificatesPage() {
  const { programme, mayAct } = useHere()
  const [here, go] = useLocation()
  const search = useSearch()
  const given = new URLSearchParams(search)
  const [issuing, setIssuing] = useState(given.has('issue'))
  const asked = useRested(wanted(search))
  const list = useCertificates(asked)
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(globalThis.location.search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    go(next.size === 0 ? here : `${here}?${next}`, { replace: true })
  }
  return (
    <>
      <CertificatesHead
        acts={
          <>
            {mayAct && (
              <Button icon="medal" look="go" onClick={() => setIssuing(true)}>
                Issue certificates
              </Button>
            )}
            <DownloadButton
              href={`${programmePath(programme.id)}/certificate-files?${asked}`}
              icon="file"
            >
              Download as ZIP
            </DownloadButton>
          </>
        }
      />
      {issuing && <IssueForm session={given.get('session')} close={() => setIssuing(false)} />}
      <Runs />
      <Decisions />
      <Tools {...{ given, narrow }} counts={list.data?.pages[0]?.counts} />
      <Await query={list} what="the certificates">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length > 0) return <CertificatesTable rows={rows} />
          return asked === '' ? (
            <Empty>
              None was issued yet. Whoever is marked Attended can get one once the session is
              closed.
            </Empty>
          ) : (
            <Empty action={<Button onClick={() => go(here, { replace: true })}>Show all</Button>}>
              No certificate fits these words and filters.
            </Empty>
          )
        }}
      </Await>
      <More list={list} />
    </>
  )
}

/** What the server is asked for, out of the page's address. */
function wanted(search: string): string {
  const given = new URLSearchParams(search)
  const query = new URLSearchParams()
  for (const name of ['state', 'session', 'q']) {
    const value = given.get(name)?.trim()
    if (value) query.set(name, value)
  }
  return query.toString()
}

const states = ['', 'valid', 'review', 'revoked'] as const

interface ToolsProps {
  given: URLSearchParams
  narrow: (name: string, value: string) => void
  counts: CertificatePage['counts'] | undefined
}

function Tools({ given, narrow, counts }: ToolsProps) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const state = states.find((one) => one === given.get('state')) ?? ''
  const all = counts && counts.valid + counts.review + counts.revoked
  const named = (name: string, n: number | undefined) => (n ? `${name} ${count(n)}` : name)
  return (
    <div class={`${controls.tools} ${css.tools}`}>
      <SearchField
        label="Search certificates"
        placeholder="Name, number or code"
        value={given.get('q') ?? ''}
        onValue={(q) => narrow('q', q)}
      />
      <Segment
        label="State"
        value={state}
        options={[
          ['', named('All', all)],
          ['valid', named('Valid', counts?.valid)],
          ['review', named('Under review', counts?.review)],
          ['revoked', named('Revoked', counts?.revoked)],
        ]}
        onValue={(next) => narrow('state', next)}
      />
      <Select
        label="Session"
        value={given.get('session') ?? ''}
        options={[
          ['', 'Every session'],
          ['programme', 'The whole programme'],
          ...(sessions.data ?? []).map(({ id, title }) => [id, title] as const),
        ]}
        onValue={(next) => narrow('session', next)}
      />
    </div>
  )
}
