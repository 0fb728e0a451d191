import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import type { ReportItem, ReportList } from '../../../domain/api-reports.ts'
import { orThrow } from '../../api/client.ts'
import { sayingOf } from '../../api/failure.ts'
import { fetchReports, undoReport } from '../../api/report-calls.ts'
import { clock, dayMiddle, plural } from '../../format.ts'
import { Await } from '../../parts/await.tsx'
import { Button } from '../../parts/button.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import text from '../../parts/text.module.css'
import { useHere } from '../../programme.ts'
import { keys } from '../../queries.ts'
import { useServices } from '../../services.ts'
import own from './reports-import.module.css'
import { formWords } from './words.ts'

/** The reports that were imported for a session, each of which can be taken back, and who waits. */
export function Imported({ session }: { session: string }) {
  const { call } = useServices()
  const { programme } = useHere()
  const query = useQuery({
    queryKey: [...keys.programme(programme.id), 'reports', session],
    queryFn: ({ signal }) => orThrow(fetchReports(call, session, signal)),
  })
  return (
    <Await query={query} what="the reports of this session">
      {(list) => (list.items.length === 0 ? null : <List list={list} />)}
    </Await>
  )
}

function List({ list: { items, waiting } }: { list: ReportList }) {
  const { programme, isAdmin } = useHere()
  const { call } = useServices()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (report: string) => orThrow(undoReport(call, report)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
  const connections = waiting.reduce((sum, one) => sum + one.connections, 0)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Imported reports</h2>
      <ul class={own.people}>
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} zone={programme.timeZone} />
            {isAdmin && item.undone === null && (
              <Button icon="undo" disabled={undo.isPending} onClick={() => undo.mutate(item.id)}>
                Undo<span class="vh"> the import of {formWords[item.form]}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal fact="Not taken back.">
        {undo.error ? `${sayingOf(undo.error).what} ${sayingOf(undo.error).todo}` : undefined}
      </Refusal>
      {waiting.length > 0 && (
        <p class={text.at}>
          {plural(connections, 'connection counts', 'connections count')} for nobody yet, of{' '}
          <bdi>{namesOf(waiting)}</bdi>. Read the report again to say who it is.
        </p>
      )}
    </section>
  )
}

const mostNames = 5

function namesOf(waiting: ReportList['waiting']): string {
  const names = waiting.slice(0, mostNames).map(({ name, email }) => name || email || 'erased')
  const more = waiting.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}

function Item({ item, zone }: { item: ReportItem; zone: string }) {
  const { form, rows, people, at, byName, undone } = item
  const when = (moment: number) => `${dayMiddle(moment, zone)}, ${clock(moment, zone)}`
  return (
    <div>
      <p>
        <b>{formWords[form]}</b>, {plural(rows, 'connection')} of{' '}
        {plural(people, 'person', 'people')}, times in {item.zone}
      </p>
      <p class={text.dim}>
        Imported {when(at)}
        {byName !== null && (
          <>
            {' '}
            by <bdi>{byName}</bdi>
          </>
        )}
        {undone !== null && `, taken back ${when(undone.at)}`}
      </p>
    </div>
  )
}
